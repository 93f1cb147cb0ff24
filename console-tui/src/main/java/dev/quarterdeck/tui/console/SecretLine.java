package dev.quarterdeck.tui.console;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.terminal.Key;
import java.nio.CharBuffer;
import java.util.Arrays;

/** A secret while it is typed: characters of our own, wiped when they are given away. */
final class SecretLine {
  private static final int LONGEST = 65_536;

  private char[] typed = new char[64];
  private int length;

  /** Whether the key changed what is typed. */
  boolean press(Key key) {
    switch (key.name()) {
      case CHARACTER -> {
        if (key.types()) {
          append(Character.toString(key.codePoint()));
          return true;
        }
        if (key.ctrl() && key.codePoint() == 'u') {
          clear();
          return true;
        }
        return false;
      }
      case BACKSPACE -> {
        if (length > 0) {
          length -= Character.isLowSurrogate(typed[length - 1]) ? 2 : 1;
          Arrays.fill(typed, length, typed.length, '\0');
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  void append(String text) {
    if (length + text.length() > LONGEST) {
      return;
    }
    if (length + text.length() > typed.length) {
      char[] larger = Arrays.copyOf(typed, Math.max(typed.length * 2, length + text.length()));
      Arrays.fill(typed, '\0');
      typed = larger;
    }
    text.getChars(0, text.length(), typed, length);
    length += text.length();
  }

  SecretValue value() {
    return SecretValue.ofText(CharBuffer.wrap(typed, 0, length));
  }

  void clear() {
    Arrays.fill(typed, '\0');
    length = 0;
  }
}
