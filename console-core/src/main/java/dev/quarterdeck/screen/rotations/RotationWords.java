package dev.quarterdeck.screen.rotations;

import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Holder;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.run.Progress.Counts;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How rotations are worded, in screens and by commands. */
public final class RotationWords {
  private static final int BAR = 12;

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

  private RotationWords() {}

  /** A step's name for people. */
  public static String title(String step) {
    return TITLES.getOrDefault(step, step);
  }

  /** Sorts with what waits for a person first. */
  static Cell status(Status status) {
    return switch (status) {
      case PAUSED -> Cell.number("▲ paused", Tone.WARN, 0);
      case RUNNING -> Cell.number("◐ running", Tone.ACCENT, 1);
      case FAILED -> Cell.number("✖ failed", Tone.BAD, 2);
      case BACKED_OUT -> Cell.number("✖ backed out", Tone.BAD, 3);
      case COMPLETED -> Cell.number("✓ completed", Tone.OK, 4);
    };
  }

  /** A journal that says running may be that of a process that is gone. */
  static Cell status(RotationView v) {
    if (v.elsewhere() != null) {
      return Cell.number("◐ running elsewhere", Tone.ACCENT, 1);
    }
    return v.is(Status.RUNNING) && !v.live()
        ? Cell.number("▲ cut off", Tone.WARN, 0)
        : status(v.operation().status());
  }

  static String keys(Operation o) {
    return o.order().targets().stream()
        .flatMap(t -> t.keys().stream())
        .map(Target.Key::shown)
        .collect(Collectors.joining(", "));
  }

  static String secrets(Operation o) {
    return o.order().targets().stream().map(Target::name).collect(Collectors.joining(", "));
  }

  /** What is to be done about it, if anything is. */
  static Cell next(RotationView v, Instant now) {
    Holder holder = v.elsewhere();
    if (holder != null) {
      return Cell.of(holder.process(), Tone.ACCENT);
    }
    List<Way> ways = v.ways();
    if (ways.isEmpty()) {
      return Cell.of(Words.NONE, Tone.MUTED);
    }
    if (!ways.contains(Way.RETIRE)) {
      return Cell.of(ways.contains(Way.ABORT) ? "resume or back out" : "resume", Tone.WARN);
    }
    Instant after = v.operation().course().retireAfter();
    return after == null || !after.isAfter(now)
        ? Cell.of("retire the old value", Tone.WARN)
        : Cell.of("retire " + Words.when(after, now), Tone.MUTED);
  }

  static Cell step(StepEntry.Status status) {
    return switch (status) {
      case STARTED -> Cell.of("… begun", Tone.ACCENT);
      case DONE -> Cell.of("✓ done", Tone.OK);
      case FAILED -> Cell.of("✖ failed", Tone.BAD);
      case PAUSED -> Cell.of("▲ paused", Tone.WARN);
    };
  }

  static String took(@Nullable Duration time) {
    return time == null || time.toSeconds() < 1 ? "" : Words.duration(time);
  }

  /** {@code ████░░ 2 of 3 new, 1 starting rolling}. */
  static Cell counts(Counts c) {
    int full = c.desired() == 0 ? BAR : Math.min(BAR, BAR * c.running() / c.desired());
    String text =
        "█".repeat(full)
            + "░".repeat(BAR - full)
            + "  "
            + c.running()
            + " of "
            + c.desired()
            + " new"
            + (c.pending() == 0 ? "" : ", " + c.pending() + " starting")
            + (c.failed() == 0 ? "" : ", " + c.failed() + " failed")
            + "  "
            + c.status();
    return Cell.of(text, tone(c.status()));
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "completed" -> Tone.OK;
      case "failed" -> Tone.BAD;
      default -> Tone.ACCENT;
    };
  }

  /** As a journal has it: meant, started, done, failed. */
  static Cell service(RotationResult.Service s) {
    return switch (s.status().toLowerCase(Locale.ROOT)) {
      case "done" -> Cell.of("✓ done", Tone.OK);
      case "failed" -> Cell.of("✖ failed", Tone.BAD);
      case "meant" -> Cell.of("not begun", Tone.MUTED);
      default -> Cell.of("… " + s.status(), Tone.ACCENT);
    };
  }
}
