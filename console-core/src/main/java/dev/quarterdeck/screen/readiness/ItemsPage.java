package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.HardeningPoint;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Items of the checklist, what needs work first.
 *
 * @param category only those; null for all
 * @param point of the hardening list: only those; null for all
 */
public record ItemsPage(@Nullable String category, @Nullable HardeningPoint point)
    implements PageOfRun {
  @Override
  public String kind() {
    return "items";
  }

  @Override
  public String key() {
    return "items " + category + " " + point;
  }

  @Override
  public String title() {
    return point != null
        ? point.title()
        : category != null ? ReadinessWords.category(category) : "Every item";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of("status", "STATUS", 1),
        Column.of("severity", "SEVERITY", 1),
        Column.of("title", "TITLE", 1),
        Column.of("item", "ITEM", 5),
        Column.of("owner", "OWNER", 3),
        Column.of("due", "DUE", 4),
        Column.growing("next", "NEXT", 2));
  }

  @Override
  public Table table(Snapshot<Standing> value) {
    return new Table(
        columns(),
        value.value().run().results().stream()
            .filter(this::has)
            .sorted(Run.needingWorkFirst())
            .map(r -> row(r, value.asOf()))
            .toList());
  }

  private boolean has(Run.Result r) {
    return (category == null || r.item().category().equals(category))
        && (point == null || r.item().point() == point);
  }

  private static Row row(Run.Result r, Instant now) {
    return new Row(
        r.item().id(),
        List.of(
            ReadinessWords.status(r.status()),
            ReadinessWords.severity(r),
            Cell.of(r.item().title(), r.status().blocks() ? Tone.NORMAL : Tone.MUTED),
            Cell.of(r.item().id(), Tone.MUTED),
            Cell.of(r.owner() == null ? Words.NONE : r.owner(), Tone.MUTED),
            ReadinessWords.due(r.due(), now),
            Cell.of(r.nextStep() == null ? "" : r.nextStep(), Tone.MUTED)));
  }

  @Override
  public String summary(Snapshot<Standing> value) {
    return value.value().run().score().percent() + " %";
  }

  @Override
  public String whenEmpty() {
    return "No item of the list belongs here.";
  }

  @Override
  public List<Offer> offers(@Nullable Standing value, @Nullable Row row) {
    List<Offer> offers = new ArrayList<>();
    if (value != null && row != null) {
      value.run().result(row.id()).ifPresent(r -> offers.addAll(ItemPage.answers(r)));
    }
    offers.addAll(Standing.offers(value));
    return offers;
  }

  @Override
  public Optional<Page<?>> open(Standing value, Row row) {
    return Optional.of(new ItemPage(row.id()));
  }
}
