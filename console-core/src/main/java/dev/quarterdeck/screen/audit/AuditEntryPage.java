package dev.quarterdeck.screen.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the record, whole. */
public record AuditEntryPage(long seq) implements Page.OfSections<AuditRecord> {
  @Override
  public String kind() {
    return "entry";
  }

  @Override
  public String title() {
    return "Entry " + seq;
  }

  @Override
  public Duration every(Duration usual, @Nullable AuditRecord value) {
    return AuditRecord.EVERY;
  }

  @Override
  public Outcome<Snapshot<AuditRecord>> read(Reads reads) {
    return AuditRecord.read(reads);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<AuditRecord> value, State state) {
    if (value == null) {
      return List.of();
    }
    AuditRecord record = value.value();
    AuditEntry e = record.newest().stream().filter(x -> x.seq() == seq).findFirst().orElse(null);
    if (e == null) {
      return List.of(
          new Section.Facts(
              "Entry", List.of(Fact.of("✖", "There is no such entry any more.", Tone.BAD))));
    }
    return List.of(
        new Section.Facts(
            "Entry",
            List.of(
                Fact.of("Action", e.action()),
                Fact.of("Target", e.target()),
                Fact.of("Outcome", e.outcome(), AuditRecord.tone(e.outcome())),
                Fact.of("Reason", e.reason() == null ? Words.NONE : e.reason()),
                Fact.of("At", e.at() + ", " + Words.when(e.at(), value.asOf())),
                Fact.of("Caller", e.caller()),
                Fact.of("Account", e.account() + "  " + e.region()),
                Fact.of(
                    "Request", e.requestId() == null ? Words.NONE : e.requestId(), Tone.MUTED))),
        new Section.Facts(
            "Chain",
            List.of(
                new Fact("This entry", record.proof(e)),
                Fact.of(
                    "The record",
                    record.verification().text(),
                    record.verification().intact() ? Tone.OK : Tone.BAD),
                Fact.of("Hash", e.hash(), Tone.MUTED),
                Fact.of("Continues", e.previous(), Tone.MUTED))));
  }
}
