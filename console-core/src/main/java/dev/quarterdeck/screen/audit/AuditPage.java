package dev.quarterdeck.screen.audit;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was revealed or changed, by whom and why; newest first. */
public record AuditPage() implements Page.OfRows<AuditRecord> {
  @Override
  public String kind() {
    return "audit";
  }

  @Override
  public String title() {
    return "Audit";
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
  public List<Column> columns() {
    return List.of(
        Column.of("chain", "CHAIN", 1),
        Column.right("when", "AGO", 1),
        Column.of("action", "ACTION", 1),
        Column.of("target", "TARGET", 1),
        Column.of("outcome", "OUTCOME", 2),
        Column.growing("reason", "REASON", 2),
        Column.of("caller", "CALLER", 4),
        Column.right("seq", "NUMBER", 5));
  }

  @Override
  public Table table(Snapshot<AuditRecord> value) {
    return new Table(
        columns(),
        value.value().newest().stream().map(e -> row(value.value(), e, value.asOf())).toList());
  }

  private static Row row(AuditRecord record, AuditEntry e, Instant now) {
    return new Row(
        String.valueOf(e.seq()),
        List.of(
            record.proof(e),
            Cell.number(
                Words.age(e.at(), now), Tone.MUTED, now.getEpochSecond() - e.at().getEpochSecond()),
            Cell.of(e.action()),
            Cell.of(e.target()),
            Cell.of(e.outcome(), AuditRecord.tone(e.outcome())),
            Cell.of(e.reason() == null ? Words.NONE : e.reason()),
            Cell.of(e.caller().substring(e.caller().lastIndexOf(':') + 1), Tone.MUTED),
            Cell.number(String.valueOf(e.seq()), Tone.MUTED, e.seq())));
  }

  @Override
  public String summary(Snapshot<AuditRecord> value) {
    boolean intact = value.value().verification().intact();
    return intact ? "✓ chain holds" : "✖ chain is broken";
  }

  @Override
  public String whenEmpty() {
    return "Nothing was revealed or changed from this machine yet.";
  }

  @Override
  public Optional<Page<?>> open(AuditRecord value, Row row) {
    return Optional.of(new AuditEntryPage(Long.parseLong(row.id())));
  }
}
