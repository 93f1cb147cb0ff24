package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.Course;
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

  /** Whether anything is. */
  static boolean waits(Operation o) {
    return !Way.of(o).isEmpty();
  }

  /** In a table's cell. */
  static Cell cell(Operation o, Instant now) {
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

  /** Lines to paste. */
  static List<String> commands(Operation o) {
    return Way.of(o).stream().map(w -> w.command(o.id())).toList();
  }

  static Cell status(Operation o) {
    return switch (o.status()) {
      case RUNNING -> Cell.of("… running or cut off", Tone.WARN);
      case PAUSED -> Cell.of("▲ paused", Tone.WARN);
      case COMPLETED -> Cell.of("✓ completed", Tone.OK);
      case BACKED_OUT -> Cell.of("✖ backed out", Tone.BAD);
      case FAILED -> Cell.of("✖ failed", Tone.BAD);
    };
  }
}
