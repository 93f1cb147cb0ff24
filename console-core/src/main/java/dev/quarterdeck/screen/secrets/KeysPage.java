package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.rotations.RotateKey;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.SecretDetail.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of one secret: how old each is, who uses it, how it is rotated. */
public record KeysPage(String arn, String name) implements Page.OfRows<SecretKeys> {
  /** Older versions are read for the ages: not again and again. */
  private static final Duration EVERY = Duration.ofMinutes(1);

  @Override
  public String kind() {
    return "keys";
  }

  @Override
  public String key() {
    return "keys " + arn;
  }

  @Override
  public String title() {
    return "Keys of " + name;
  }

  @Override
  public Duration every(Duration usual, @Nullable SecretKeys value) {
    return EVERY;
  }

  @Override
  public Outcome<Snapshot<SecretKeys>> read(Reads reads) {
    return SecretKeys.read(reads, arn);
  }

  @Override
  public List<Column> columns() {
    return KeysTable.COLUMNS;
  }

  @Override
  public Table table(Snapshot<SecretKeys> value) {
    return KeysTable.of(value);
  }

  @Override
  public String whenEmpty() {
    return "It holds an empty JSON object.";
  }

  @Override
  public List<Offer> offers(@Nullable SecretKeys value, @Nullable Row row) {
    return value == null || row == null
        ? List.of()
        : KeysTable.key(value, row)
            .map(key -> KeyPage.offers(arn, name, key.name()))
            .orElse(List.of());
  }

  /** One rotation of all of them. */
  @Override
  public List<Offer> several(SecretKeys value, List<Row> rows) {
    return List.of(
        KeyPage.rotate(
            rows.stream()
                .flatMap(r -> KeysTable.key(value, r).stream())
                .map(key -> new RotateKey.One(arn, name, key.name()))
                .toList()));
  }

  @Override
  public Optional<Page<?>> open(SecretKeys value, Row row) {
    return KeysTable.key(value, row).map(key -> page(key));
  }

  private Page<?> page(Key key) {
    return new KeyPage(arn, name, key.name());
  }
}
