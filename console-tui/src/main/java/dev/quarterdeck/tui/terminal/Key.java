package dev.quarterdeck.tui.terminal;

import java.util.Locale;

/**
 * A key press: a character or a named key, with modifiers. Shift is part of a character ({@code G})
 * and told only for named keys.
 *
 * @param codePoint the character, where {@code name} is {@link Name#CHARACTER}; else 0
 */
public record Key(Name name, int codePoint, boolean ctrl, boolean alt, boolean shift) {

  /** The keys that are not characters. */
  public enum Name {
    CHARACTER,
    ENTER,
    TAB,
    BACKSPACE,
    ESC,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    HOME,
    END,
    PGUP,
    PGDN,
    INSERT,
    DELETE,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12
  }

  public static Key of(int codePoint) {
    return new Key(Name.CHARACTER, codePoint, false, false, false);
  }

  public static Key of(Name name) {
    return new Key(name, 0, false, false, false);
  }

  public static Key ctrl(char c) {
    return new Key(Name.CHARACTER, c, true, false, false);
  }

  Key withAlt() {
    return new Key(name, codePoint, ctrl, true, shift);
  }

  /** Whether it types a character into a line. */
  public boolean types() {
    return name == Name.CHARACTER && !ctrl && !alt;
  }

  /**
   * The key as bindings spell it: {@code j}, {@code G}, {@code space}, {@code ctrl-r}, {@code
   * shift-tab}.
   */
  @Override
  public String toString() {
    String base;
    if (name != Name.CHARACTER) {
      base = name.name().toLowerCase(Locale.ROOT);
    } else if (codePoint == ' ') {
      base = "space";
    } else {
      base = Character.toString(codePoint);
    }
    return (ctrl ? "ctrl-" : "") + (alt ? "alt-" : "") + (shift ? "shift-" : "") + base;
  }
}
