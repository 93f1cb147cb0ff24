package dev.quarterdeck.screen.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.secrets.edit.VersionChange;
import dev.quarterdeck.secrets.edit.VersionHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of one secret with the keys that each changed. */
public record VersionsPage(String arn, String name) implements Page.OfRows<VersionHistory.Changed> {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Values that are read to compare them. */
  private static final int MOST = 20;

  @Override
  public String kind() {
    return "versions";
  }

  @Override
  public String key() {
    return "versions " + arn;
  }

  @Override
  public String title() {
    return "Versions of " + name;
  }

  @Override
  public Duration every(Duration usual, VersionHistory.@Nullable Changed value) {
    return EVERY;
  }

  @Override
  public Outcome<Snapshot<VersionHistory.Changed>> read(Reads reads) {
    return reads.features().history().changes(reads.features().deadline(), arn, MOST);
  }

  @Override
  public List<Column> columns() {
    return VersionsTable.COLUMNS;
  }

  @Override
  public Table table(Snapshot<VersionHistory.Changed> value) {
    return VersionsTable.of(value);
  }

  @Override
  public String whenEmpty() {
    return "It has no version.";
  }

  @Override
  public List<Offer> offers(VersionHistory.@Nullable Changed value, @Nullable Row row) {
    return row == null
        ? List.of()
        : List.of(
            Offer.change(
                "rollback-to",
                "make current",
                "B",
                "Move AWSCURRENT to this version",
                new SecretProposals.RollBackTo(arn, name, row.id())));
  }

  @Override
  public Optional<Page<?>> open(VersionHistory.Changed value, Row row) {
    return value.versions().stream()
        .filter(c -> c.version().id().equals(row.id()))
        .findFirst()
        .map(c -> page(c));
  }

  private Page<?> page(VersionChange c) {
    return new VersionPage(arn, name, c.version().id(), c.before());
  }
}
