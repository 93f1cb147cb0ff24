package dev.quarterdeck.screen.deployments;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between two revisions, without values that could be secrets. */
public final class DiffSection {
  private DiffSection() {}

  public static Section of(String title, TaskDefinitionDiff diff) {
    return new Section.Rows(
        title
            + ": "
            + FleetReader.shortName(diff.from())
            + " → "
            + FleetReader.shortName(diff.to()),
        new Table(
            List.of(
                Column.of("sign", " ", 1),
                Column.of("field", "FIELD", 1),
                Column.growing("before", "BEFORE", 3),
                Column.growing("after", "AFTER", 2)),
            diff.entries().stream().map(DiffSection::row).toList()),
        "Nothing differs.");
  }

  private static Row row(Entry e) {
    String sign =
        switch (e.kind()) {
          case ADDED -> "+";
          case REMOVED -> "-";
          case CHANGED -> "~";
        };
    Tone tone =
        switch (e.kind()) {
          case ADDED -> Tone.OK;
          case REMOVED -> Tone.BAD;
          case CHANGED -> Tone.ACCENT;
        };
    return new Row(
        e.path(),
        List.of(Cell.of(sign, tone), Cell.of(e.path()), value(e.from(), e), value(e.to(), e)));
  }

  private static Cell value(@Nullable String value, Entry e) {
    return value != null
        ? Cell.of(value)
        : e.shown() ? Cell.of("", Tone.MUTED) : Cell.of("not shown", Tone.MUTED);
  }
}
