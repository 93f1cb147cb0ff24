package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a run in words. */
public final class StepLines {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("drive", "The provider rotates"),
          Map.entry("stage", "Stage the new value"),
          Map.entry("verify", "Read it back"),
          Map.entry("accept", "Tell the provider"),
          Map.entry("test", "Try the new value"),
          Map.entry("promote", "Promote"),
          Map.entry("settle", "Wait until it is read everywhere"),
          Map.entry("canary", "Roll the canary"),
          Map.entry("roll", "Roll the services"),
          Map.entry("probe", "Probe"),
          Map.entry("recheck", "Look for new services"),
          Map.entry("overlap", "Wait out the overlap"),
          Map.entry("release", "Take the labels off"),
          Map.entry("retire", "Retire the old value"),
          Map.entry("backOut.reverse", "Back out: AWSCURRENT"),
          Map.entry("backOut.roll", "Back out: roll the services"),
          Map.entry("backOut.probe", "Back out: probe"),
          Map.entry("backOut.revert", "Back out: tell the provider"),
          Map.entry("backOut.release", "Back out: take the labels off"));

  private StepLines() {}

  static String title(String step) {
    return TITLES.getOrDefault(step, step);
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
