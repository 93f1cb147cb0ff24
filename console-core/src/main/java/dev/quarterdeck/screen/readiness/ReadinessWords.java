package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.history.History;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statuses, scores and evidence as people read them. */
final class ReadinessWords {
  private static final int BAR = 20;

  private ReadinessWords() {}

  /** {@code Backup & recovery} of {@code backup-recovery}; a team's own as they are written. */
  static String category(String id) {
    return switch (id) {
      case "backup-recovery" -> "Backup & recovery";
      case "ci-cd" -> "CI and CD";
      case "governance-safety" -> "Governance & safety";
      case "monitoring-logging" -> "Monitoring & logging";
      default -> capital(id.replace('-', ' '));
    };
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Sorts with what needs work first. */
  static Cell status(Status status) {
    return switch (status) {
      case FAIL -> Cell.number("✖ fail", Tone.BAD, 0);
      case EXPIRED -> Cell.number("✖ expired", Tone.BAD, 1);
      case UNKNOWN -> Cell.number("? unknown", Tone.UNKNOWN, 2);
      case OPEN -> Cell.number("○ open", Tone.WARN, 3);
      case WARN -> Cell.number("▲ warn", Tone.WARN, 4);
      case WAIVED -> Cell.number("~ waived", Tone.MUTED, 5);
      case PASS -> Cell.number("✓ pass", Tone.OK, 6);
      case NOT_APPLICABLE -> Cell.number("– n/a", Tone.MUTED, 7);
    };
  }

  static Cell severity(Run.Result r) {
    return Cell.number(
        r.item().severity().id(),
        r.status().blocks() ? Tone.NORMAL : Tone.MUTED,
        -r.item().severity().weight());
  }

  /** {@code 43 %, 12 in the way}. */
  static String score(Run run) {
    return run.score().percent()
        + " %, "
        + (run.ready() ? "ready" : run.score().blockers() + " in the way");
  }

  /** How far from the run before; empty where that is not known, or nothing. */
  static String trend(Run run, History.@Nullable Entry before) {
    int by = before == null ? 0 : run.score().percent() - before.score();
    return before == null || by == 0
        ? ""
        : "  %+d since %s".formatted(by, Words.age(before.at(), run.asOf()));
  }

  static String bar(int percent) {
    int full = BAR * percent / 100;
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  static Cell due(@Nullable Instant due, Instant now) {
    return due == null
        ? Cell.of(Words.NONE, Tone.MUTED)
        : Cell.number(day(due), due.isBefore(now) ? Tone.BAD : Tone.NORMAL, due.getEpochSecond());
  }

  static String day(Instant at) {
    return at.toString().substring(0, 10);
  }

  static String about(Evidence e) {
    return e.resource().equals(e.source()) ? e.source() : e.resource();
  }

  static String text(Evidence e) {
    return e.text() + (e.permission() == null ? "" : " (needs " + e.permission() + ")");
  }
}
