package dev.quarterdeck.fx.detail;

import dev.quarterdeck.screen.Tone;

/** Where the terminal needs a symbol and the window has an icon. */
final class Symbols {
  private Symbols() {}

  /** A label that is only a symbol gives way to the icon of its value's tone. */
  static String label(String label) {
    return label.codePoints().anyMatch(Character::isLetterOrDigit) ? label : "";
  }

  /** Tones that must be seen without their colour. */
  static boolean alarming(Tone tone) {
    return switch (tone) {
      case WARN, BAD, UNKNOWN -> true;
      case NORMAL, OK, ACCENT, MUTED -> false;
    };
  }
}
