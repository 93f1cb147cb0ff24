package dev.quarterdeck.services;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which container port of a service a target group sends requests to.
 *
 * @param alternateTargetGroupArn the other side of a blue/green deployment, null without one: the
 *     two change places with each deployment, and one of them is idle meanwhile
 * @param productionRule of a blue/green deployment by ECS itself: the listener's rule (of a network
 *     load balancer the listener) that says which side takes production's requests
 * @param settled whether the first group is known to take them; else either side may
 */
public record LoadBalancerBinding(
    @Nullable String targetGroupArn,
    @Nullable String alternateTargetGroupArn,
    @Nullable String productionRule,
    @Nullable String containerName,
    int containerPort,
    boolean settled) {

  /** ARNs of the groups of both sides. */
  public List<String> groups() {
    return Stream.of(targetGroupArn, alternateTargetGroupArn)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** ARNs of the groups that take production's requests, or may. */
  public List<String> serving() {
    return settled && targetGroupArn != null ? List.of(targetGroupArn) : groups();
  }

  /** The same as it is known to serve: {@code group} first, {@code idle} beside it. */
  public LoadBalancerBinding serving(String group, @Nullable String idle) {
    return new LoadBalancerBinding(group, idle, productionRule, containerName, containerPort, true);
  }
}
