package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.tui.terminal.Key;
import java.util.Optional;

/**
 * One line of text with a caret, edited with the keys of a shell. The caret counts UTF-16 units.
 */
record LineEdit(String text, int caret) {
  private static final int LONGEST = 500;

  static LineEdit of(String text) {
    return new LineEdit(text, text.length());
  }

  /** The line after a key; empty when the key does not edit. */
  Optional<LineEdit> press(Key key) {
    return switch (key.name()) {
      case CHARACTER ->
          key.types() ? Optional.of(insert(Character.toString(key.codePoint()))) : control(key);
      case BACKSPACE -> Optional.of(key.alt() ? cut(wordStart(), caret) : cut(before(), caret));
      case DELETE -> Optional.of(cut(caret, after()));
      case LEFT -> Optional.of(new LineEdit(text, before()));
      case RIGHT -> Optional.of(new LineEdit(text, after()));
      case HOME -> Optional.of(new LineEdit(text, 0));
      case END -> Optional.of(of(text));
      default -> Optional.empty();
    };
  }

  private Optional<LineEdit> control(Key key) {
    if (!key.ctrl()) {
      return Optional.empty();
    }
    return switch (key.codePoint()) {
      case 'a' -> Optional.of(new LineEdit(text, 0));
      case 'e' -> Optional.of(of(text));
      case 'k' -> Optional.of(cut(caret, text.length()));
      case 'u' -> Optional.of(cut(0, caret));
      case 'w' -> Optional.of(cut(wordStart(), caret));
      default -> Optional.empty();
    };
  }

  /** With text at the caret, as one line without control characters. */
  LineEdit insert(String more) {
    String clean = Text.clean(more);
    if (text.length() + clean.length() > LONGEST) {
      return this;
    }
    return new LineEdit(
        text.substring(0, caret) + clean + text.substring(caret), caret + clean.length());
  }

  private LineEdit cut(int from, int to) {
    return new LineEdit(text.substring(0, from) + text.substring(to), from);
  }

  private int before() {
    return caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
  }

  private int after() {
    return caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
  }

  private int wordStart() {
    int i = caret;
    while (i > 0 && text.charAt(i - 1) == ' ') {
      i--;
    }
    while (i > 0 && text.charAt(i - 1) != ' ') {
      i--;
    }
    return i;
  }
}
