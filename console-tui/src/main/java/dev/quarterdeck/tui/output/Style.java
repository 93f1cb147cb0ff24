package dev.quarterdeck.tui.output;

import java.util.Map;

/** Whether colour is written. */
public record Style(boolean colour) {
  public static final Style NONE = new Style(false);

  /**
   * Colour on a terminal only, unless the person says otherwise: {@code --no-color} and NO_COLOR
   * (non-empty) turn it off, CLICOLOR_FORCE (not 0) turns it on even into a pipe.
   */
  public static Style of(boolean noColour, boolean terminal, Map<String, String> env) {
    if (noColour || !env.getOrDefault("NO_COLOR", "").isEmpty()) {
      return NONE;
    }
    String force = env.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return new Style(true);
    }
    return new Style(terminal && !"dumb".equals(env.get("TERM")));
  }

  private static final String[] HUES = {"36", "35", "34", "33", "32", "96", "95", "94"};

  /** How many hues there are to tell things apart that are neither good nor bad. */
  public static int hues() {
    return HUES.length;
  }

  /** The text in one of the hues. */
  public String hue(String text, int hue) {
    return colour
        ? "\u001b[" + HUES[Math.floorMod(hue, HUES.length)] + "m" + text + "\u001b[0m"
        : text;
  }

  /** The text in the tone's colour; the text itself when there is none. */
  public String paint(String text, Tone tone) {
    return !colour || tone == Tone.PLAIN || text.isBlank()
        ? text
        : "\u001b[" + tone.sgr() + "m" + text + "\u001b[0m";
  }
}
