package dev.quarterdeck.screen.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import java.time.Duration;
import java.util.List;

/**
 * The record, newest first, and what its verification came to.
 *
 * @param newest first
 */
record AuditRecord(List<AuditEntry> newest, AuditLog.Verification verification) {
  /** Every hash is computed each time. */
  static final Duration EVERY = Duration.ofSeconds(30);

  static Outcome<Snapshot<AuditRecord>> read(Reads reads) {
    AuditLog audit = reads.features().audit();
    return audit
        .entries()
        .then(
            entries ->
                audit
                    .verify()
                    .map(
                        verified ->
                            new Snapshot<>(
                                new AuditRecord(List.copyOf(entries.reversed()), verified),
                                reads.now(),
                                List.of())));
  }

  /** Behind a broken link nothing is proven. */
  Cell proof(AuditEntry e) {
    Integer broken = verification.brokenAt();
    return broken == null || e.seq() < broken
        ? Cell.number("✓ holds", Tone.OK, 1)
        : Cell.number("✖ not proven", Tone.BAD, 0);
  }

  static Tone tone(String outcome) {
    return outcome.startsWith("failed") ? Tone.WARN : Tone.NORMAL;
  }
}
