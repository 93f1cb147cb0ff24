package dev.quarterdeck.screen.services;

import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log streams of one task. */
final class TaskLogs {
  private TaskLogs() {}

  /**
   * Of all of its containers, or of one. Empty where none writes to streams that can be named. A
   * task that has stopped is shown around its end.
   */
  static Optional<LogsPage> of(
      Task task, @Nullable TaskDefinition definition, @Nullable String container) {
    if (definition == null) {
      return Optional.empty();
    }
    List<String> refs =
        definition.containers().stream()
            .filter(c -> container == null || c.name().equals(container))
            .flatMap(c -> stream(task, c).stream())
            .distinct()
            .toList();
    if (refs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        task.stoppedAt() == null ? LogsPage.of(refs) : LogsPage.around(refs, task.stoppedAt()));
  }

  /** {@code GROUP:PREFIX/CONTAINER/TASK}. */
  static Optional<String> stream(Task task, ContainerDefinition c) {
    return c.logGroup() == null || c.logStreamPrefix() == null
        ? Optional.empty()
        : Optional.of(c.logGroup() + ":" + c.logStreamPrefix() + "/" + c.name() + "/" + task.id());
  }
}
