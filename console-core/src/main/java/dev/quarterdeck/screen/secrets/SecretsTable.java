package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The inventory, masked: overdue first, then by name. */
public final class SecretsTable {
  public static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.growing("name", "SECRET", 1),
          Column.of("value", "VALUE", 5),
          Column.right("age", "AGE", 2),
          Column.of("rotation", "ROTATION", 3),
          Column.right("used", "LAST USED", 4),
          Column.right("versions", "VERSIONS", 6));

  private SecretsTable() {}

  public static Table of(Snapshot<List<InventoryEntry>> inventory) {
    Instant now = inventory.asOf();
    return new Table(
        COLUMNS,
        inventory.value().stream()
            .sorted(
                Comparator.comparingInt(SecretsTable::order).thenComparing(e -> e.secret().name()))
            .map(e -> row(e, now))
            .toList());
  }

  private static int order(InventoryEntry e) {
    if (e.secret().deletedAt() != null) {
      return 3;
    }
    return e.overdue() == null ? 1 : e.overdue() ? 0 : 2;
  }

  private static Row row(InventoryEntry e, Instant now) {
    SecretSummary s = e.secret();
    return new Row(
        s.arn(),
        List.of(
            SecretWords.state(e, now),
            Cell.of(s.name()),
            Cell.of(Words.MASK, Tone.MUTED),
            e.ageDays() == null
                ? Cell.number(Words.NOT_KNOWN, Tone.UNKNOWN, Double.MAX_VALUE)
                : Cell.number(
                    Words.age(e.currentSince(), now),
                    Boolean.TRUE.equals(e.overdue()) ? Tone.WARN : Tone.NORMAL,
                    e.ageDays()),
            SecretWords.rotation(s, now),
            Cell.number(
                s.lastAccessed() == null ? "never" : lastUsed(s.lastAccessed(), now),
                Tone.MUTED,
                s.lastAccessed() == null
                    ? Double.MAX_VALUE
                    : now.getEpochSecond() - s.lastAccessed().getEpochSecond()),
            Cell.number(String.valueOf(s.stages().size()), Tone.MUTED, s.stages().size())));
  }

  /** Secrets Manager keeps the day only. */
  private static String lastUsed(Instant at, Instant now) {
    long days = (now.getEpochSecond() - at.getEpochSecond()) / 86_400;
    return days <= 0 ? "today" : days == 1 ? "yesterday" : days + "d ago";
  }
}
