package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.tui.terminal.Key.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control characters and escape sequences of terminals in the wild stand for. */
final class KeySequences {
  private static final List<Name> FUNCTION_KEYS =
      List.of(
          Name.F1, Name.F2, Name.F3, Name.F4, Name.F5, Name.F6, Name.F7, Name.F8, Name.F9, Name.F10,
          Name.F11, Name.F12);

  private KeySequences() {}

  /** A single character, control characters included. */
  static Key character(int c) {
    return switch (c) {
      case '\r', '\n' -> Key.of(Name.ENTER);
      case '\t' -> Key.of(Name.TAB);
      case 8, 0x7f -> Key.of(Name.BACKSPACE);
      case 27 -> Key.of(Name.ESC);
      case 0 -> Key.ctrl(' ');
      case 0x1c, 0x1d, 0x1e, 0x1f -> Key.ctrl((char) (c + 0x40));
      default -> c < 0x20 ? Key.ctrl((char) (c + 0x60)) : Key.of(c);
    };
  }

  /** After {@code ESC O}. */
  static @Nullable Key ss3(char c) {
    Name name = c == 'M' ? Name.ENTER : letter(c);
    return name == null ? null : Key.of(name);
  }

  /** After {@code ESC [}: parameters and the final character. */
  static @Nullable Key csi(String whole) {
    char last = whole.charAt(whole.length() - 1);
    String parameters = whole.substring(0, whole.length() - 1);
    if (parameters.startsWith("[")) {
      return last >= 'A' && last <= 'E' ? Key.of(function(1 + last - 'A')) : null;
    }
    if (last == 'Z') {
      return new Key(Name.TAB, 0, false, false, true);
    }
    String[] parts = parameters.split(";", -1);
    int first = number(parts[0]);
    int modifiers = parts.length > 1 ? Math.max(0, number(parts[1]) - 1) : 0;
    if (last == 'u') {
      return first <= 0 ? null : modified(character(first), modifiers);
    }
    if (last == '~' || last == '^' || last == '$' || last == '@') {
      Name name = tilde(first);
      int own = last == '^' ? 4 : last == '$' ? 1 : last == '@' ? 5 : 0;
      return name == null ? null : modified(Key.of(name), modifiers | own);
    }
    if (last >= 'a' && last <= 'd' && parameters.isEmpty()) {
      Name name = letter((char) (last - 0x20));
      return name == null ? null : modified(Key.of(name), 1);
    }
    // A cursor report ends like F3 with modifiers, but begins with a row.
    Name name = first == 0 || first == 1 ? letter(last) : null;
    return name == null ? null : modified(Key.of(name), modifiers);
  }

  private static Key modified(Key key, int modifiers) {
    boolean shift = (modifiers & 1) != 0 && key.name() != Name.CHARACTER;
    return new Key(
        key.name(),
        key.codePoint(),
        key.ctrl() || (modifiers & 4) != 0,
        key.alt() || (modifiers & 2) != 0,
        shift);
  }

  private static @Nullable Name letter(char c) {
    return switch (c) {
      case 'A' -> Name.UP;
      case 'B' -> Name.DOWN;
      case 'C' -> Name.RIGHT;
      case 'D' -> Name.LEFT;
      case 'H' -> Name.HOME;
      case 'F' -> Name.END;
      case 'P' -> Name.F1;
      case 'Q' -> Name.F2;
      case 'R' -> Name.F3;
      case 'S' -> Name.F4;
      default -> null;
    };
  }

  private static @Nullable Name tilde(int n) {
    return switch (n) {
      case 1, 7 -> Name.HOME;
      case 2 -> Name.INSERT;
      case 3 -> Name.DELETE;
      case 4, 8 -> Name.END;
      case 5 -> Name.PGUP;
      case 6 -> Name.PGDN;
      case 11, 12, 13, 14, 15 -> function(n - 10);
      case 17, 18, 19, 20, 21 -> function(n - 11);
      case 23, 24 -> function(n - 12);
      default -> null;
    };
  }

  private static Name function(int n) {
    return FUNCTION_KEYS.get(n - 1);
  }

  static int number(String text) {
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        break;
      }
      if (c < '0' || c > '9' || n > 100_000_000) {
        return -1;
      }
      n = n * 10 + c - '0';
    }
    return n;
  }
}
