package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;

/** Statuses and evidence as people read them. */
final class ChecklistWords {
  private ChecklistWords() {}

  static Cell status(Status status) {
    return switch (status) {
      case PASS -> Cell.of("✓ pass", Tone.OK);
      case WARN -> Cell.of("▲ warn", Tone.WARN);
      case FAIL -> Cell.of("✖ fail", Tone.BAD);
      case UNKNOWN -> Cell.of("? unknown", Tone.WARN);
      case NOT_APPLICABLE -> Cell.of("– n/a", Tone.MUTED);
      case WAIVED -> Cell.of("~ waived", Tone.MUTED);
      case EXPIRED -> Cell.of("✖ expired", Tone.BAD);
      case OPEN -> Cell.of("○ open", Tone.WARN);
    };
  }

  static Cell evidence(Evidence e) {
    Cell status = status(e.status());
    String about = e.resource().equals(e.source()) ? e.source() : e.resource();
    String permission = e.permission() == null ? "" : " (needs " + e.permission() + ")";
    return Cell.of(
        status.text().substring(0, 1) + " " + about + ": " + e.text() + permission, status.tone());
  }
}
