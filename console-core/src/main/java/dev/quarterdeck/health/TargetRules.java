package dev.quarterdeck.health;

import dev.quarterdeck.health.Reason.Severity;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Service;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the load balancers' health checks say of a service. */
final class TargetRules {
  private final Signals signals;
  private final Findings found;

  TargetRules(Signals signals, Findings found) {
    this.signals = signals;
    this.found = found;
  }

  /** {@code rollingWell}: a roll-out is under way, during which targets come and go. */
  void judge(boolean rollingWell) {
    ServiceHealth.Targets t = counts();
    if (signals.targets().isEmpty()) {
      noneRegistered(rollingWell);
      return;
    }
    someUnregistered(rollingWell);
    if (t == null || t.unhealthy() == 0) {
      noneHealthy(t, rollingWell);
      return;
    }
    String why =
        signals.targets().stream()
            .filter(h -> h.state().startsWith("unhealthy"))
            .map(h -> h.description() == null ? h.reason() : h.description())
            .filter(Objects::nonNull)
            .findFirst()
            .map(d -> ": " + Text.clean(d))
            .orElse("");
    boolean all = t.healthy() == 0 && t.other() == 0;
    String how =
        all
            ? "Every target is unhealthy"
            : t.unhealthy()
                + " of "
                + (t.healthy() + t.unhealthy() + t.other())
                + (t.unhealthy() == 1 ? " targets is unhealthy" : " targets are unhealthy");
    found.add(
        all ? Verdict.DOWN : Verdict.DEGRADED,
        all ? Severity.CRITICAL : Severity.WARNING,
        "targets",
        how + Text.stripDot(why) + ".",
        null,
        show());
  }

  /** Tasks run, and no target group of theirs knows of any: nobody sends them a request. */
  private void noneRegistered(boolean rollingWell) {
    if (shouldServe(rollingWell)
        && signals.service().loadBalancers().stream().anyMatch(this::registers)) {
      found.degraded("targets", "No target is registered in its target group.", null, show());
    }
  }

  /** Tasks run, and one target group among several knows of none: who calls it finds nobody. */
  private void someUnregistered(boolean rollingWell) {
    if (!shouldServe(rollingWell)) {
      return;
    }
    Set<String> filled =
        signals.targets().stream()
            .filter(h -> !h.state().equals("draining"))
            .map(TargetHealth::targetGroupArn)
            .collect(Collectors.toSet());
    if (filled.isEmpty()) {
      return;
    }
    for (LoadBalancerBinding b : signals.service().loadBalancers()) {
      if (registers(b) && b.serving().stream().noneMatch(filled::contains)) {
        String names =
            b.serving().stream()
                .map(g -> Text.clean(Targets.group(g)))
                .collect(Collectors.joining(" or "));
        found.degraded(
            "targets", "No target is registered in target group " + names + ".", null, show());
      }
    }
  }

  private boolean shouldServe(boolean rollingWell) {
    Service service = signals.service();
    boolean unread = signals.missing().stream().anyMatch(u -> u.what().startsWith(Targets.NAME));
    return !unread && service.desired() > 0 && service.running() > 0 && !rollingWell;
  }

  /** Whether a running task belongs in it; of other controllers only a task set tells. */
  private boolean registers(LoadBalancerBinding b) {
    return !b.serving().isEmpty() && (b.settled() || signals.service().deployedByEcs());
  }

  /** Tasks run, and no load balancer sends them a request: not checked yet, or not in use. */
  private void noneHealthy(ServiceHealth.@Nullable Targets t, boolean rollingWell) {
    boolean serves = t != null && t.healthy() > 0;
    boolean untold = signals.targets().stream().anyMatch(h -> h.state().startsWith("unavailable"));
    if (serves || untold || signals.service().running() == 0 || rollingWell) {
      return;
    }
    String states =
        signals.targets().stream()
            .collect(
                Collectors.groupingBy(TargetHealth::state, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " " + Text.clean(e.getKey()))
            .collect(Collectors.joining(", "));
    found.degraded("targets", "No target is healthy: " + states + ".", null, show());
  }

  /** Null where the service has none that are known. */
  ServiceHealth.@Nullable Targets counts() {
    if (signals.targets().isEmpty()) {
      return null;
    }
    int healthy = 0;
    int unhealthy = 0;
    int other = 0;
    for (TargetHealth h : signals.targets()) {
      switch (h.state()) {
        case "healthy" -> healthy++;
        case "unhealthy", "unhealthy.draining" -> unhealthy++;
        case "draining", "unused" -> {
          // leaving on purpose: neither good nor bad
        }
        default -> other++;
      }
    }
    return new ServiceHealth.Targets(healthy, unhealthy, other);
  }

  private String show() {
    return "qd services show " + signals.service().ref();
  }
}
