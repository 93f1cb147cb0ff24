package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.screen.rotations.RotationWords;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The steps of a run in words. */
public final class StepLines {
  private StepLines() {}

  static String title(String step) {
    return RotationWords.title(step);
  }

  /** {@code ✓ Promote: … (2s)}. */
  public static Cell ended(StepEntry step, @Nullable Duration took) {
    String time = took == null || took.toSeconds() < 1 ? "" : "  (" + Times.span(took) + ")";
    String detail = step.detail().isEmpty() ? "" : ": " + step.detail();
    Tone tone = tone(step.status());
    return Cell.of(mark(step.status()) + " " + title(step.step()) + detail + time, tone);
  }

  private static Tone tone(StepEntry.Status status) {
    return switch (status) {
      case DONE -> Tone.OK;
      case FAILED -> Tone.BAD;
      case PAUSED -> Tone.WARN;
      case STARTED -> Tone.PLAIN;
    };
  }

  private static String mark(StepEntry.Status status) {
    return status == StepEntry.Status.STARTED ? "…" : tone(status).mark();
  }
}
