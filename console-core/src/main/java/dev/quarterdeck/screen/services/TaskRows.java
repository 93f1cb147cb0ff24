package dev.quarterdeck.screen.services;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service's tasks, running and stopped, as parts of its page. */
final class TaskRows {
  static final List<Column> COLUMNS =
      List.of(
          Column.of("status", "STATUS", 1),
          Column.growing("task", "TASK", 1),
          Column.of("definition", "REVISION", 2),
          Column.right("started", "STARTED", 2));

  private TaskRows() {}

  static Section running(List<Task> tasks, Instant now) {
    return new Section.Rows("Tasks", table(tasks, now), "No task is running.", links(tasks));
  }

  static Table table(List<Task> tasks, Instant now) {
    return new Table(
        COLUMNS,
        tasks.stream()
            .map(
                t ->
                    new Row(
                        t.arn(),
                        List.of(
                            Cell.of(TaskSections.status(t), TaskSections.statusTone(t)),
                            Cell.of(t.id()),
                            Cell.of(FleetReader.shortName(t.taskDefinition())),
                            Cell.of(Words.age(t.startedAt(), now), Tone.MUTED))))
            .toList());
  }

  static Section stopped(List<Task> stopped, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Task t : stopped) {
      StopCause cause = StopCause.of(t);
      rows.add(
          new Row(
              t.arn(),
              List.of(
                  Cell.of(Words.age(t.stoppedAt(), now), Tone.MUTED),
                  Cell.of(TaskPage.shortId(t), Tone.MUTED),
                  Cell.of(
                      (cause.failure() ? "▲ " : "") + cause.text(),
                      cause.failure() ? Tone.WARN : Tone.MUTED),
                  Cell.of(cause.failure() ? cause.fix() : "", Tone.ACCENT))));
    }
    return new Section.Rows(
        "Stopped lately",
        new Table(
            List.of(
                Column.right("stopped", "AGO", 1),
                Column.of("task", "TASK", 3),
                Column.growing("cause", "CAUSE", 1),
                Column.of("fix", "FIX", 2)),
            rows),
        "No task stopped within the last hour.",
        links(stopped));
  }

  private static Map<String, Page<?>> links(List<Task> tasks) {
    Map<String, Page<?>> links = new HashMap<>();
    tasks.forEach(t -> links.put(t.arn(), TaskPage.of(t)));
    return links;
  }
}
