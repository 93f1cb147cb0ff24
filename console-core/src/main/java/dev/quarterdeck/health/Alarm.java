package dev.quarterdeck.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch metric or composite alarm.
 *
 * @param state OK, ALARM or INSUFFICIENT_DATA
 * @param watched the dimensions of its metric; of metric math those of each metric in it
 */
public record Alarm(
    String arn,
    String name,
    String state,
    @Nullable String stateReason,
    @Nullable Instant since,
    boolean actionsEnabled,
    @Nullable String namespace,
    @Nullable String metric,
    List<Map<String, String>> watched) {
  public Alarm {
    watched = watched.stream().map(Map::copyOf).distinct().toList();
  }

  /** What all its metrics have in common: of a single metric all dimensions. */
  public Map<String, String> dimensions() {
    Map<String, String> common = new TreeMap<>();
    if (!watched.isEmpty()) {
      common.putAll(watched.getFirst());
      watched.forEach(w -> common.entrySet().retainAll(w.entrySet()));
    }
    return common;
  }

  public boolean firing() {
    return state.equals("ALARM");
  }
}
