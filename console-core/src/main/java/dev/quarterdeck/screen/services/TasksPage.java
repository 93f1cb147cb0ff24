package dev.quarterdeck.screen.services;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.console.Offer;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.services.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that run in one service, {@code cluster/name}: to mark and to stop. */
public record TasksPage(String service) implements Page.OfRows<ServiceDetail> {
  @Override
  public String kind() {
    return "tasks";
  }

  @Override
  public String title() {
    return "Tasks of " + service;
  }

  @Override
  public Outcome<Snapshot<ServiceDetail>> read(Reads reads) {
    return reads.service(service);
  }

  @Override
  public List<Column> columns() {
    return TaskRows.COLUMNS;
  }

  @Override
  public Table table(Snapshot<ServiceDetail> value) {
    return TaskRows.table(value.value().tasks(), value.asOf());
  }

  @Override
  public String whenEmpty() {
    return "No task is running.";
  }

  @Override
  public Optional<Page<?>> open(ServiceDetail value, Row row) {
    return tasks(value, List.of(row)).stream().findFirst().map(TaskPage::of);
  }

  @Override
  public List<Offer> offers(@Nullable ServiceDetail value, @Nullable Row row) {
    return value == null || row == null ? List.of() : several(value, List.of(row));
  }

  @Override
  public List<Offer> several(ServiceDetail value, List<Row> rows) {
    List<String> ids = tasks(value, rows).stream().map(Task::id).toList();
    return ids.isEmpty()
        ? List.of()
        : List.of(
            Offer.change(
                "stop-task",
                "stop",
                "K",
                "Stop what is marked, or the task under the cursor; others are started",
                new TaskProposals.StopTask(value.service().cluster(), ids)));
  }

  private static List<Task> tasks(ServiceDetail value, List<Row> rows) {
    List<String> arns = rows.stream().map(Row::id).toList();
    return value.tasks().stream().filter(t -> arns.contains(t.arn())).toList();
  }
}
