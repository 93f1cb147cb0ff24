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
import dev.quarterdeck.secrets.InventoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every secret with its age. */
public record SecretsPage() implements Page.OfRows<List<InventoryEntry>> {
  @Override
  public String kind() {
    return "secrets";
  }

  @Override
  public String title() {
    return "Secrets";
  }

  @Override
  public Outcome<Snapshot<List<InventoryEntry>>> read(Reads reads) {
    return reads.secrets();
  }

  @Override
  public List<Column> columns() {
    return SecretsTable.COLUMNS;
  }

  @Override
  public Table table(Snapshot<List<InventoryEntry>> value) {
    return SecretsTable.of(value);
  }

  @Override
  public String whenEmpty() {
    return "There are no secrets in this region.";
  }

  @Override
  public List<Offer> offers(@Nullable List<InventoryEntry> entries, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    if (entries != null && row != null) {
      entries.stream()
          .map(InventoryEntry::secret)
          .filter(s -> s.arn().equals(row.id()))
          .findFirst()
          .ifPresent(
              s -> offers.addAll(SecretPage.offers(s.arn(), s.name(), s.deletedAt() != null)));
    }
    offers.add(Offer.change("create", "new", "N", "Make a secret", new SecretProposals.Create()));
    return offers;
  }

  /** One rotation of all of them: of secrets that are one value each. */
  @Override
  public List<Offer> several(List<InventoryEntry> entries, List<Row> rows) {
    List<String> arns = rows.stream().map(Row::id).toList();
    return List.of(
        KeyPage.rotate(
            entries.stream()
                .map(InventoryEntry::secret)
                .filter(s -> arns.contains(s.arn()))
                .map(s -> new RotateKey.One(s.arn(), s.name(), null))
                .toList()));
  }

  @Override
  public Optional<Page<?>> open(List<InventoryEntry> entries, Row row) {
    return entries.stream()
        .map(InventoryEntry::secret)
        .filter(s -> s.arn().equals(row.id()))
        .<Page<?>>map(s -> new SecretPage(s.arn(), s.name()))
        .findFirst();
  }
}
