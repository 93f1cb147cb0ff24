package dev.quarterdeck.rotation.journal;

import dev.quarterdeck.secrets.edit.OwnLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was planned and agreed to; never changes.
 *
 * @param caller the ARN of who began it
 * @param targets sorted by ARN, so that two operators take them in the same order
 * @param consumers services to roll, in their order; {@code cluster/service}
 * @param canary one of the consumers, rolled and probed first; or null
 * @param probe a URL that answers 2xx when all is well; or null
 * @param phases how many new versions it takes, without one that retires
 * @param betweenPhases the wait there
 * @param overlap how long the old credential stays valid after the roll-out
 * @param retires whether there is anything to retire
 * @param retiresByVersion whether retiring takes one more version of the secret
 * @param driven the provider makes, stages and promotes the value by itself
 * @param tolerated what was wrong before: {@code cluster/service signal}
 */
public record Order(
    String id,
    Instant at,
    String caller,
    String account,
    String region,
    List<Target> targets,
    List<String> consumers,
    @Nullable String canary,
    boolean compromised,
    Duration soak,
    @Nullable String probe,
    Duration patience,
    int phases,
    Duration betweenPhases,
    Duration overlap,
    boolean retires,
    boolean retiresByVersion,
    boolean driven,
    List<String> tolerated) {
  public Order {
    targets = List.copyOf(targets);
    consumers = List.copyOf(consumers);
    tolerated = List.copyOf(tolerated);
  }

  /** The secret of that ARN. */
  public Target target(String arn) {
    return targets.stream().filter(t -> t.arn().equals(arn)).findFirst().orElseThrow();
  }

  /** The label that tells others who holds a secret. */
  public OwnLabel label() {
    return OwnLabel.of(id, caller);
  }

  /**
   * The label that keeps the version of before the rotation: one without any label is deprecated
   * and may vanish, and backing out and retiring need it.
   */
  public String keeping() {
    return "qd-old/" + id;
  }
}
