package dev.quarterdeck.fx.theme;

import dev.quarterdeck.screen.Tone;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** A tone as the desktop draws it: a style class and, because colour is not enough, a shape. */
public final class ToneLook {
  /** Every style class that {@link #styleClass} can answer, to take an old one away. */
  public static final List<String> ALL =
      List.of("tone-ok", "tone-accent", "tone-warn", "tone-bad", "tone-unknown", "tone-muted");

  private ToneLook() {}

  /** Empty for normal text. */
  public static Optional<String> styleClass(Tone tone) {
    return name(tone).map(n -> "tone-" + n);
  }

  /**
   * The look of chips and notices: {@code ok}, {@code warn} and so on; {@code plain} for normal.
   */
  public static String look(Tone tone) {
    return name(tone).orElse("plain");
  }

  private static Optional<String> name(Tone tone) {
    return switch (tone) {
      case NORMAL -> Optional.empty();
      case OK -> Optional.of("ok");
      case ACCENT -> Optional.of("accent");
      case WARN -> Optional.of("warn");
      case BAD -> Optional.of("bad");
      case UNKNOWN -> Optional.of("unknown");
      case MUTED -> Optional.of("muted");
    };
  }

  /** Shapes that differ without their colours. */
  public static Feather icon(Tone tone) {
    return switch (tone) {
      case NORMAL, MUTED -> Feather.INFO;
      case OK -> Feather.CHECK_CIRCLE;
      case ACCENT -> Feather.REFRESH_CW;
      case WARN -> Feather.ALERT_TRIANGLE;
      case BAD -> Feather.X_OCTAGON;
      case UNKNOWN -> Feather.HELP_CIRCLE;
    };
  }
}
