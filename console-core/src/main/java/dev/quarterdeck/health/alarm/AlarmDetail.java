package dev.quarterdeck.health.alarm;

import dev.quarterdeck.health.Alarm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alarm with its rule.
 *
 * @param rule in words: {@code p95 of TargetResponseTime > 1 for 2 of 3 periods of 60 s}; a
 *     composite alarm's expression
 * @param actions ARNs of what is told when it fires
 */
public record AlarmDetail(
    Alarm alarm, @Nullable String description, String rule, List<String> actions) {
  public AlarmDetail {
    actions = List.copyOf(actions);
  }
}
