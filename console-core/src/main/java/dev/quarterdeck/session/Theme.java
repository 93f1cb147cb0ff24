package dev.quarterdeck.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the terminal console is coloured. Nothing is ever told by colour alone, whatever the theme.
 */
public enum Theme {
  /** Dark or light, as the terminal tells of its background ({@code COLORFGBG}); else dark. */
  AUTO,
  DARK,
  LIGHT,
  /** Full white on black, the brightest hues, no shades. */
  HIGH_CONTRAST,
  /** Blue, yellow and vermilion, which stay apart for every kind of colour-blindness. */
  COLOUR_BLIND;

  /** As it is written: {@code high-contrast}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Theme::id).toList();
  }

  /** Also takes {@code color-blind}; empty for any other text. */
  public static Optional<Theme> of(String written) {
    String id = written.strip().toLowerCase(Locale.ROOT).replace("color", "colour");
    return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
  }
}
