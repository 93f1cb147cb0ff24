package dev.quarterdeck.screen.map;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.console.Section.Fact;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A thing of the map that has no page of its own: what it is, and who is joined with it. */
public record ThingPage(String id, String name) implements Page.OfSections<ThingMap> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.of("thing", "THING", 1),
          Column.of("kind", "KIND", 2),
          Column.growing("by", "BY", 3));

  @Override
  public String kind() {
    return "thing";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public String key() {
    return kind() + " " + id;
  }

  @Override
  public int every() {
    return new MapPage().every();
  }

  @Override
  public Outcome<Snapshot<ThingMap>> read(Reads reads) {
    return new MapPage().read(reads);
  }

  @Override
  public List<Section> sections(@Nullable Snapshot<ThingMap> value, State state) {
    Thing thing = value == null ? null : value.value().thing(id).orElse(null);
    if (value == null || thing == null) {
      return List.of();
    }
    ThingMap map = value.value();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("Kind", thing.kind().title()));
    if (!thing.state().isEmpty()) {
      facts.add(
          Fact.of("State", thing.state(), thing.tone())
              .to(thing.to() instanceof Page.OfRows<?> rows ? rows : null));
    }
    facts.add(Fact.of("What", thing.detail()));
    List<Section> sections = new ArrayList<>();
    sections.add(new Section.Facts("Thing", facts));
    add(sections, "Used by", map, l -> l.to().equals(id) ? l.from() : "");
    add(sections, "Leads to", map, l -> l.from().equals(id) ? l.to() : "");
    return sections;
  }

  private static void add(
      List<Section> sections, String title, ThingMap map, Function<Line, String> other) {
    List<Row> rows = new ArrayList<>();
    Map<String, Page<?>> links = new HashMap<>();
    for (Line l : map.lines()) {
      map.thing(other.apply(l))
          .ifPresent(
              t -> {
                links.put(t.id(), MapPage.page(t));
                rows.add(
                    new Row(
                        t.id(),
                        List.of(
                            Cell.of(t.state(), t.tone()),
                            Cell.of(t.name()),
                            Cell.of(t.kind().title()),
                            Cell.of(l.words(), l.tone()))));
              });
    }
    if (!rows.isEmpty()) {
      sections.add(new Section.Rows(title, new Table(COLUMNS, rows), "", links));
    }
  }
}
