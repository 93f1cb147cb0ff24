package dev.quarterdeck.aws;

import dev.quarterdeck.services.LoadBalancerBinding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * The target groups of a service. Where CodeDeploy or an external controller deploys, those of its
 * task sets count: PRIMARY takes production's requests, what the service itself says is where it
 * began.
 */
final class Bindings {
  private Bindings() {}

  static List<LoadBalancerBinding> of(Service s) {
    TaskSet primary =
        s.taskSets().stream()
            .filter(t -> Objects.equals(t.status(), "PRIMARY"))
            .filter(t -> !t.loadBalancers().isEmpty())
            .findFirst()
            .orElse(null);
    if (primary != null) {
      return primary.loadBalancers().stream().map(l -> ofTaskSet(l, s.taskSets())).toList();
    }
    boolean byEcs =
        s.deploymentController() == null
            || Objects.equals(s.deploymentController().typeAsString(), "ECS");
    return s.loadBalancers().stream().map(l -> ofService(l, byEcs)).toList();
  }

  private static LoadBalancerBinding ofTaskSet(LoadBalancer l, List<TaskSet> all) {
    String other =
        all.stream()
            .flatMap(t -> t.loadBalancers().stream())
            .filter(x -> Objects.equals(x.containerName(), l.containerName()))
            .filter(x -> Objects.equals(x.containerPort(), l.containerPort()))
            .map(LoadBalancer::targetGroupArn)
            .filter(g -> g != null && !g.equals(l.targetGroupArn()))
            .findFirst()
            .orElse(null);
    return binding(l, other, null, true);
  }

  private static LoadBalancerBinding ofService(LoadBalancer l, boolean byEcs) {
    if (l.advancedConfiguration() == null
        || l.advancedConfiguration().alternateTargetGroupArn() == null) {
      return binding(l, null, null, byEcs);
    }
    return binding(
        l,
        l.advancedConfiguration().alternateTargetGroupArn(),
        l.advancedConfiguration().productionListenerRule(),
        false);
  }

  private static LoadBalancerBinding binding(
      LoadBalancer l, @Nullable String other, @Nullable String rule, boolean settled) {
    return new LoadBalancerBinding(
        l.targetGroupArn(), other, rule, l.containerName(), Nulls.zero(l.containerPort()), settled);
  }
}
