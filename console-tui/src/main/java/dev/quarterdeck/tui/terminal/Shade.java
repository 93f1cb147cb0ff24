package dev.quarterdeck.tui.terminal;

import dev.quarterdeck.session.Theme;
import java.util.Map;

/** A palette for one background. */
enum Shade {
  DARK,
  LIGHT,
  HIGH_CONTRAST_ON_DARK,
  HIGH_CONTRAST_ON_LIGHT,
  COLOUR_BLIND_ON_DARK,
  COLOUR_BLIND_ON_LIGHT;

  /** What a theme comes to on that terminal. */
  static Shade of(Theme theme, boolean light) {
    return switch (theme) {
      case AUTO -> light ? LIGHT : DARK;
      case DARK -> DARK;
      case LIGHT -> LIGHT;
      case HIGH_CONTRAST -> light ? HIGH_CONTRAST_ON_LIGHT : HIGH_CONTRAST_ON_DARK;
      case COLOUR_BLIND -> light ? COLOUR_BLIND_ON_LIGHT : COLOUR_BLIND_ON_DARK;
    };
  }

  /**
   * Whether the background is light, as far as {@code COLORFGBG} tells; dark where it is silent.
   */
  static boolean light(Map<String, String> env) {
    String value = env.getOrDefault("COLORFGBG", "");
    String ground = value.substring(value.lastIndexOf(';') + 1);
    return ground.equals("7") || ground.equals("15");
  }

  /** The nearest of the 240 fixed colours among a terminal's 256. */
  static int of256(int rgb) {
    int r = (rgb >> 16) & 0xff;
    int g = (rgb >> 8) & 0xff;
    int b = rgb & 0xff;
    int grey = Math.clamp(Math.round(((r + g + b) / 3.0f - 8) / 10), 0, 23);
    int level = 8 + 10 * grey;
    boolean greyNearer =
        distance(r - level, g - level, b - level)
            < distance(r - value(step(r)), g - value(step(g)), b - value(step(b)));
    return greyNearer ? 232 + grey : 16 + 36 * step(r) + 6 * step(g) + step(b);
  }

  private static int step(int part) {
    return part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40;
  }

  private static int value(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static int distance(int r, int g, int b) {
    return r * r + g * g + b * b;
  }
}
