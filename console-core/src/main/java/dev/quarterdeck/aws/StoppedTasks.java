package dev.quarterdeck.aws;

import static dev.quarterdeck.aws.FactJson.objects;
import static dev.quarterdeck.aws.FactJson.optional;
import static dev.quarterdeck.aws.FactJson.string;
import static dev.quarterdeck.aws.FactJson.text;

import dev.quarterdeck.services.Task;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that were seen stopped: ECS forgets them, and why they stopped, after about an hour. A
 * stopped task does not change any more.
 */
final class StoppedTasks {
  /** Some thousands of tasks; read whole with the first question. */
  private static final long LARGEST = 4L << 20;

  private final Supplier<@Nullable Path> folder;
  private final Map<String, FactFile> files = new ConcurrentHashMap<>();

  /** A folder of null keeps them in memory only. */
  StoppedTasks(Supplier<@Nullable Path> folder) {
    this.folder = folder;
  }

  /**
   * What ECS told now, and behind it what it told before and has forgotten since.
   *
   * @param told the newest answer
   * @param place any ARN of the account and region; null when none was seen
   * @param wanted which of those that were told before
   */
  List<Task> with(List<Task> told, @Nullable String place, Predicate<Task> wanted) {
    List<Task> all = new ArrayList<>(told);
    Set<String> there = new HashSet<>();
    for (Task t : told) {
      there.add(t.arn());
      if (t.stoppedAt() != null && t.lastStatus().equals("STOPPED")) {
        file(t.arn()).put(t.arn(), write(t));
      }
    }
    if (place != null) {
      for (String line : file(place).values()) {
        FactJson.read(line, StoppedTasks::task)
            .filter(t -> !there.contains(t.arn()) && wanted.test(t))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private FactFile file(String arn) {
    return files.computeIfAbsent(
        CacheFiles.place(arn),
        place -> new FactFile(CacheFiles.file(folder.get(), "stopped-tasks", arn), LARGEST));
  }

  private static String write(Task t) {
    return FactJson.write(
        g -> {
          text(g, "arn", t.arn());
          text(g, "cluster", t.cluster());
          text(g, "taskDefinition", t.taskDefinition());
          text(g, "group", t.group());
          text(g, "startedBy", t.startedBy());
          text(g, "health", t.health());
          text(g, "createdAt", time(t.createdAt()));
          text(g, "startedAt", time(t.startedAt()));
          text(g, "stoppedAt", time(t.stoppedAt()));
          text(g, "stopCode", t.stopCode());
          text(g, "stoppedReason", t.stoppedReason());
          text(g, "zone", t.zone());
          g.writeArrayPropertyStart("containers");
          for (Task.Container c : t.containers()) {
            g.writeStartObject();
            text(g, "name", c.name());
            text(g, "lastStatus", c.lastStatus());
            text(g, "health", c.health());
            text(g, "exitCode", c.exitCode() == null ? null : c.exitCode().toString());
            text(g, "reason", c.reason());
            text(g, "image", c.image());
            text(g, "imageDigest", c.imageDigest());
            g.writeEndObject();
          }
          g.writeEndArray();
        });
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static Task task(Map<String, Object> o) {
    return new Task(
        string(o, "arn"),
        string(o, "cluster"),
        string(o, "taskDefinition"),
        optional(o, "group"),
        optional(o, "startedBy"),
        "STOPPED",
        "STOPPED",
        string(o, "health"),
        instant(o, "createdAt"),
        instant(o, "startedAt"),
        instant(o, "stoppedAt"),
        optional(o, "stopCode"),
        optional(o, "stoppedReason"),
        objects(o, "containers").stream().map(StoppedTasks::container).toList(),
        optional(o, "zone"));
  }

  private static @Nullable Instant instant(Map<String, Object> o, String name) {
    String text = optional(o, name);
    return text == null ? null : Instant.parse(text);
  }

  private static Task.Container container(Map<String, Object> o) {
    String exit = optional(o, "exitCode");
    return new Task.Container(
        string(o, "name"),
        string(o, "lastStatus"),
        string(o, "health"),
        exit == null ? null : Integer.valueOf(exit),
        optional(o, "reason"),
        optional(o, "image"),
        optional(o, "imageDigest"));
  }
}
