package dev.quarterdeck.screen.console;

import dev.quarterdeck.screen.chart.Series;
import dev.quarterdeck.screen.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a page of sections on which the cursor can stand.
 *
 * @param id survives refreshes
 * @param section counted from 0
 * @param text what copying it gives
 * @param row where it is one of a table
 * @param to where it leads, or null
 */
public record Spot(String id, int section, String text, @Nullable Row row, @Nullable Page<?> to) {

  /** All of them, from top to bottom. */
  public static List<Spot> of(List<Section> sections) {
    List<Spot> spots = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      switch (section) {
        case Section.Facts(String title, List<Section.Fact> facts) ->
            facts(spots, i, title, facts, seen);
        case Section.Tiles(String title, List<Section.Fact> facts) ->
            facts(spots, i, title, facts, seen);
        case Section.Rings rings -> {
          for (Section.Ring r : rings.rings()) {
            String text = r.label() + " " + r.percent() + " % " + r.words();
            spots.add(new Spot(id(rings.title(), r.label(), seen), i, text, null, r.to()));
          }
        }
        case Section.Lanes lanes -> {
          for (Section.Lane lane : lanes.lanes()) {
            Section.Mark last = lane.marks().isEmpty() ? null : lane.marks().getLast();
            spots.add(
                new Spot(
                    id(lanes.title(), lane.label(), seen),
                    i,
                    last == null ? lane.label() : last.text(),
                    null,
                    last == null ? null : last.to()));
          }
        }
        case Section.Rows rows -> {
          for (Row row : rows.table().rows()) {
            spots.add(
                new Spot(
                    id(rows.title(), row.id(), seen),
                    i,
                    row.id(),
                    row,
                    rows.links().get(row.id())));
          }
        }
        case Section.Charts charts -> {
          for (Series s : charts.series()) {
            spots.add(
                new Spot(
                    id(charts.title(), s.label(), seen),
                    i,
                    s.label() + " " + s.now(),
                    null,
                    charts.links().get(s.label())));
          }
        }
      }
    }
    return spots;
  }

  private static void facts(
      List<Spot> spots,
      int section,
      String title,
      List<Section.Fact> facts,
      Map<String, Integer> seen) {
    for (Section.Fact fact : facts) {
      spots.add(
          new Spot(id(title, fact.label(), seen), section, fact.value().text(), null, fact.to()));
    }
  }

  /** Lines alike are told apart by their order. */
  private static String id(String title, String line, Map<String, Integer> seen) {
    String id = title + '\n' + line;
    int n = seen.merge(id, 1, Integer::sum);
    return n == 1 ? id : id + '\n' + n;
  }

  /** Where the one with that id stands; -1 when there is none. */
  public static int index(List<Spot> spots, @Nullable String id) {
    for (int i = 0; i < spots.size(); i++) {
      if (spots.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
