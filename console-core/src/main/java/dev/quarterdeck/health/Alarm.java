package dev.quarterdeck.health;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch metric or composite alarm.
 *
 * @param state OK, ALARM or INSUFFICIENT_DATA
 * @param dimensions of its metric (of all its metrics for metric math)
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
    Map<String, String> dimensions) {
  public boolean firing() {
    return state.equals("ALARM");
  }
}
