package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.KeyDiff;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.edit.VersionChange;
import dev.quarterdeck.secrets.edit.VersionHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Versions as rows, newest first. */
final class VersionsTable {
  static final List<Column> COLUMNS =
      List.of(
          Column.of("labels", "LABELS", 1),
          Column.right("age", "AGE", 1),
          Column.growing("changed", "CHANGED", 1),
          Column.right("used", "LAST USED", 3),
          Column.of("version", "VERSION", 2));

  private VersionsTable() {}

  static Table of(Snapshot<VersionHistory.Changed> history) {
    return new Table(
        COLUMNS, history.value().versions().stream().map(c -> row(c, history.asOf())).toList());
  }

  private static Row row(VersionChange c, Instant now) {
    return new Row(
        c.version().id(),
        List.of(
            labels(c.version()),
            Cell.number(
                Words.age(c.version().createdAt(), now),
                Tone.NORMAL,
                c.version().createdAt() == null
                    ? Double.MAX_VALUE
                    : now.getEpochSecond() - c.version().createdAt().getEpochSecond()),
            changed(c),
            Cell.of(Words.when(c.version().lastAccessed(), now), Tone.MUTED),
            Cell.of(c.version().id(), Tone.MUTED)));
  }

  static Cell labels(SecretVersion v) {
    return v.stages().isEmpty()
        ? Cell.of("(deprecated)", Tone.MUTED)
        : Cell.of(String.join(", ", v.stages()), v.has("AWSCURRENT") ? Tone.OK : Tone.NORMAL);
  }

  /** {@code ~ A, + B, - C}. */
  private static Cell changed(VersionChange c) {
    KeyDiff keys = c.keys();
    if (keys == null) {
      return c.before() == null
          ? Cell.of("oldest known", Tone.MUTED)
          : Cell.of(Words.NOT_KNOWN, Tone.UNKNOWN);
    }
    if (keys.isEmpty()) {
      return Cell.of(keys.sameBytes() ? "nothing" : "formatting only", Tone.MUTED);
    }
    List<String> parts = new ArrayList<>();
    keys.changed().forEach(e -> parts.add("~ " + shown(e)));
    keys.added().forEach(e -> parts.add("+ " + shown(e)));
    keys.removed().forEach(e -> parts.add("- " + shown(e)));
    return Cell.of(String.join(", ", parts));
  }

  static String shown(KeyDiff.Entry e) {
    return e.key() == null ? KeysTable.WHOLE : e.key();
  }
}
