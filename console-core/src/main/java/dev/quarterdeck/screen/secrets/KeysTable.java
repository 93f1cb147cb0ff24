package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.rotation.recipe.RecipeTag;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.KeyAge;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretDetail.Key;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys as rows, in the document's order. */
final class KeysTable {
  static final String WHOLE = "(whole value)";

  static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.of("key", "KEY", 1),
          Column.of("value", "VALUE", 6),
          Column.right("length", "LENGTH", 5),
          Column.of("type", "TYPE", 7),
          Column.right("age", "AGE", 2),
          Column.of("recipe", "RECIPE", 4),
          Column.of("tasks", "TASKS", 3),
          Column.growing("used", "USED BY", 2));

  private KeysTable() {}

  static Table of(Snapshot<SecretKeys> keys) {
    SecretKeys all = keys.value();
    return new Table(
        COLUMNS, all.detail().keys().stream().map(k -> row(all, k, keys.asOf())).toList());
  }

  /** The key that a row stands for. */
  static Optional<Key> key(SecretKeys keys, Row row) {
    return keys.detail().keys().stream().filter(k -> id(k).equals(row.id())).findFirst();
  }

  private static String id(Key key) {
    return key.name() == null ? WHOLE : key.name();
  }

  private static Row row(SecretKeys all, Key key, Instant now) {
    KeyAge age = KeyAge.of(all.ages(), key.name());
    return new Row(
        id(key),
        List.of(
            state(age),
            key.name() == null ? Cell.of(WHOLE, Tone.MUTED) : Cell.of(key.name()),
            Cell.of(Words.MASK, Tone.MUTED),
            Cell.number(String.valueOf(key.length()), Tone.MUTED, key.length()),
            Cell.of(
                key.type().name().toLowerCase(Locale.ROOT),
                key.type() == ValueType.STRING || key.type() == ValueType.TEXT
                    ? Tone.MUTED
                    : Tone.WARN),
            age(age, now),
            RecipeTag.in(all.detail().secret().tags(), key.name())
                .map(tag -> Cell.of(tag.recipe()))
                .orElseGet(() -> Cell.of(Words.NONE, Tone.MUTED)),
            tasks(key.usedBy()),
            SecretSections.users(key.usedBy())));
  }

  private static Cell state(@Nullable KeyAge age) {
    Boolean overdue = age == null ? null : age.overdue();
    if (overdue == null) {
      return Cell.number("? unknown", Tone.UNKNOWN, 1);
    }
    return overdue ? Cell.number("▲ overdue", Tone.WARN, 0) : Cell.number("● in time", Tone.OK, 2);
  }

  /** {@code 91d}; {@code ≥ 91d} where older versions are gone. */
  static Cell age(@Nullable KeyAge age, Instant now) {
    if (age == null || age.since() == null) {
      return Cell.number(Words.NOT_KNOWN, Tone.UNKNOWN, Double.MAX_VALUE);
    }
    return Cell.number(
        (age.exact() ? "" : "≥ ") + Words.age(age.since(), now),
        Boolean.TRUE.equals(age.overdue()) ? Tone.WARN : Tone.NORMAL,
        now.getEpochSecond() - age.since().getEpochSecond());
  }

  /** All its tasks together. */
  static Cell tasks(List<KeyUse> uses) {
    return uses.stream()
        .map(KeyUse::tasks)
        .reduce(KeyUse.Tasks::and)
        .map(SecretSections::tasks)
        .orElse(Cell.of(Words.NONE, Tone.MUTED));
  }
}
