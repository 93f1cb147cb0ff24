package dev.quarterdeck.health.timeline;

import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tasks that stopped, those of one service with one cause as one entry at the first of them. */
final class Stops {
  private Stops() {}

  private record Same(String cluster, String service, String cause) {}

  static List<Entry> of(TimeLineReader.Looked looked) {
    List<Task> stopped =
        looked.view().stoppedTasks().stream()
            .filter(t -> t.stoppedAt() != null && t.service() != null)
            .filter(t -> !Objects.requireNonNull(t.stoppedAt()).isBefore(looked.since()))
            .sorted(Comparator.comparing(t -> Objects.requireNonNull(t.stoppedAt())))
            .toList();
    Map<Same, List<Task>> groups = new LinkedHashMap<>();
    for (Task t : stopped) {
      Same key = new Same(t.cluster(), Objects.requireNonNull(t.service()), StopCause.of(t).text());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(t);
    }
    List<Entry> entries = new ArrayList<>();
    groups.forEach(
        (same, tasks) -> {
          boolean asked =
              looked.services().stream()
                  .anyMatch(
                      s -> s.cluster().equals(same.cluster()) && s.name().equals(same.service()));
          if (asked) {
            entries.add(entry(same, tasks));
          }
        });
    return entries;
  }

  private static Entry entry(Same same, List<Task> tasks) {
    Instant first = Objects.requireNonNull(tasks.getFirst().stoppedAt());
    Instant last = Objects.requireNonNull(tasks.getLast().stoppedAt());
    StopCause cause = StopCause.of(tasks.getFirst());
    String text =
        tasks.size() == 1
            ? "task " + tasks.getFirst().id() + " stopped: " + cause.text()
            : tasks.size() + " tasks stopped: " + cause.text();
    return new Entry(
        first,
        Kind.STOP,
        List.of(same.cluster() + "/" + same.service()),
        tasks.getFirst().id(),
        text,
        tasks.size() == 1 ? null : "the last at " + last.truncatedTo(ChronoUnit.SECONDS),
        null,
        cause.failure());
  }
}
