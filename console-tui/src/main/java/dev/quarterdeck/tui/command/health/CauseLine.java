package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.health.timeline.Suspect;
import dev.quarterdeck.tui.output.Times;
import java.time.Instant;

/** The change most likely behind a service's trouble, in a sentence. */
final class CauseLine {
  private CauseLine() {}

  static String of(Causes.Cause cause, Causes all) {
    Suspect s = cause.suspect();
    Instant sign = cause.firstSign();
    String read = all.unknowns().isEmpty() ? "" : ", as far as could be read";
    if (s == null) {
      return "Likely cause: none found; nothing changed from "
          + Times.minute(all.since())
          + (sign == null ? " on" : " to the first bad signal at " + Times.minute(sign))
          + read
          + ".";
    }
    return "Likely cause: "
        + s.entry().text()
        + (sign == null
            ? " at " + Times.minute(s.entry().at()) + "; when the trouble began is not known"
            : " " + s.before())
        + (s.entry().who() == null ? "" : ", by " + s.entry().caller())
        + (s.entry().detail() == null ? "" : ": " + s.entry().detail())
        + read
        + ".";
  }
}
