package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Instant;

/** How a secret's state and rotation are worded, in screens and in the tables of commands. */
public final class SecretWords {
  private SecretWords() {}

  /** Sorts with what needs a hand first. */
  public static Cell state(InventoryEntry e, Instant now) {
    if (e.secret().deletedAt() != null) {
      return Cell.number("✖ deleting", Tone.MUTED, 3);
    }
    if (e.overdue() == null) {
      return Cell.number("? unknown", Tone.UNKNOWN, 1);
    }
    if (!e.overdue()) {
      return Cell.number("● in time", Tone.OK, 2);
    }
    return Cell.number(
        e.secret().rotation().overdue(now) ? "▲ rotation late" : "▲ overdue", Tone.WARN, 0);
  }

  /** By hand, by another AWS service, or when Secrets Manager does it next. */
  public static Cell rotation(SecretSummary s, Instant now) {
    if (s.owningService() != null) {
      return Cell.of("by " + s.owningService());
    }
    if (!s.rotation().enabled()) {
      return Cell.of("by hand", Tone.MUTED);
    }
    if (s.rotation().nextDate() == null) {
      return Cell.of("by Secrets Manager");
    }
    return s.rotation().overdue(now)
        ? Cell.of("was due " + Words.when(s.rotation().nextDate(), now), Tone.WARN)
        : Cell.of("next " + Words.when(s.rotation().nextDate(), now));
  }
}
