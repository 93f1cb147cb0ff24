package dev.quarterdeck.screen.map;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What refers to what, as a picture or a tree. */
public record MapPage() implements Page.OfRows<ThingMap> {
  /** It asks many services of AWS. */
  private static final int SELDOM = 6;

  @Override
  public String kind() {
    return "map";
  }

  @Override
  public String title() {
    return "Map";
  }

  @Override
  public int every() {
    return SELDOM;
  }

  @Override
  public Outcome<Snapshot<ThingMap>> read(Reads reads) {
    return reads.features().topology().read(reads.deadline()).map(s -> s.map(MapThings::of));
  }

  @Override
  public List<Column> columns() {
    return MapTree.COLUMNS;
  }

  @Override
  public Table table(Snapshot<ThingMap> value) {
    return MapTree.of(value.value());
  }

  @Override
  public String summary(Snapshot<ThingMap> value) {
    return value.value().words();
  }

  @Override
  public String whenEmpty() {
    return "There are no services in this region.";
  }

  /** Of which thing a row of the tree is, by its id. */
  public static String thing(Row row) {
    return MapTree.thing(row.id());
  }

  /** The tree's rows without repetitions and without things that have no state: to be counted. */
  public static Table once(Table tree) {
    return new Table(
        tree.columns(),
        tree.rows().stream()
            .filter(r -> thing(r).equals(r.id()) && !r.cells().getFirst().text().isEmpty())
            .toList());
  }

  @Override
  public List<Offer> offers(@Nullable ThingMap map, @Nullable Row row) {
    return List.of(
        Offer.run(
            "endpoints",
            "look into values",
            "v",
            "Find the databases behind secrets by the endpoints in their values, with a reason",
            new FindEndpoints()));
  }

  @Override
  public Optional<Page<?>> open(ThingMap map, Row row) {
    return map.thing(thing(row)).map(MapPage::page);
  }

  /** Its own page where it has one that stands beside the map, else what the map knows of it. */
  static Page<?> page(ThingMap.Thing thing) {
    return thing.to() instanceof Page.OfSections<?> own
        ? own
        : new ThingPage(thing.id(), thing.name());
  }
}
