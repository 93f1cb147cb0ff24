package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.Course;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is to be done about an operation. */
final class Next {
  private Next() {}

  /** Whether anything is, or somebody is at it. */
  static boolean open(Seen seen) {
    return seen.holder() != null || !Way.of(seen.operation()).isEmpty();
  }

  /** In a table's cell. */
  static Cell cell(Seen seen, Instant now) {
    if (seen.holder() != null) {
      return Cell.of(by(seen.holder()), Tone.STRONG);
    }
    Operation o = seen.operation();
    Course c = o.course();
    if (!c.status().ended()) {
      return Cell.of(
          StepLines.title(c.next().id()).toLowerCase(Locale.ROOT)
              + ": "
              + Way.of(o).stream()
                  .map(w -> w.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(" or ")),
          Tone.WARN);
    }
    if (!Way.retires(o)) {
      return Cell.DASH;
    }
    Instant after = c.retireAfter();
    return after == null || !after.isAfter(now)
        ? Cell.of("retire the old value", Tone.WARN)
        : Cell.muted("retire in " + Times.span(Duration.between(now, after)));
  }

  /** {@code process 4711 on deck, since 2026-03-10 14:00}: by the machine's clock. */
  static String by(Holder holder) {
    return holder.shown() + ", since " + Times.minute(holder.since());
  }

  /** Lines to paste; none while somebody is at it. */
  static List<String> commands(Seen seen) {
    Operation o = seen.operation();
    return seen.holder() != null
        ? List.of()
        : Way.of(o).stream().map(w -> w.command(o.id())).toList();
  }

  static Cell status(Seen seen) {
    if (seen.holder() != null) {
      return Cell.of("◐ running elsewhere", Tone.STRONG);
    }
    return switch (seen.operation().status()) {
      case RUNNING ->
          Cell.of(seen.unknown() == null ? "▲ cut off" : "… running or cut off", Tone.WARN);
      case PAUSED -> Cell.of("▲ paused", Tone.WARN);
      case COMPLETED -> Cell.of("✓ completed", Tone.OK);
      case BACKED_OUT -> Cell.of("✖ backed out", Tone.BAD);
      case FAILED -> Cell.of("✖ failed", Tone.BAD);
    };
  }
}
