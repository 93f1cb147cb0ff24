package dev.quarterdeck.tui.terminal;

import java.util.Locale;
import java.util.Map;

/** How many colours the terminal shows. */
public enum Depth {
  NONE,
  ANSI16,
  ANSI256,
  TRUE;

  /**
   * From {@code NO_COLOR}, {@code COLORTERM} and {@code TERM}; {@code maxColors} is what the
   * terminal's description says, or a negative number where it says nothing.
   */
  public static Depth of(Map<String, String> env, String type, int maxColors) {
    if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return NONE;
    }
    String term = type.toLowerCase(Locale.ROOT);
    if (term.startsWith("vt") || term.endsWith("-mono") || term.endsWith("-m")) {
      return NONE;
    }
    String colorTerm = env.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
    if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.contains("direct")) {
      return TRUE;
    }
    if (term.contains("256color") || maxColors >= 256) {
      return ANSI256;
    }
    return maxColors >= 0 && maxColors < 8 ? NONE : ANSI16;
  }
}
