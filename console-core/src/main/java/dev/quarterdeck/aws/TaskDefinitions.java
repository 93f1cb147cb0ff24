package dev.quarterdeck.aws;

import dev.quarterdeck.services.TaskDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Revisions that were read before: they never change in ECS, not even when deregistered. */
final class TaskDefinitions {
  private final Supplier<java.nio.file.@Nullable Path> folder;
  private final Map<String, TaskDefinition> memory = new ConcurrentHashMap<>();
  private final Map<String, FactFile> files = new ConcurrentHashMap<>();

  /** A folder of null keeps them in memory only. */
  TaskDefinitions(Supplier<java.nio.file.@Nullable Path> folder) {
    this.folder = folder;
  }

  Optional<TaskDefinition> get(String arn) {
    TaskDefinition known = memory.get(arn);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<TaskDefinition> read =
        file(arn).get(arn).flatMap(TaskDefinitionJson::read).filter(d -> d.arn().equals(arn));
    read.ifPresent(d -> memory.put(arn, d));
    return read;
  }

  void put(TaskDefinition definition) {
    memory.put(definition.arn(), definition);
    file(definition.arn()).put(definition.arn(), TaskDefinitionJson.write(definition));
  }

  private FactFile file(String arn) {
    return files.computeIfAbsent(
        CacheFiles.place(arn),
        place -> new FactFile(CacheFiles.file(folder.get(), "task-definitions", arn)));
  }
}
