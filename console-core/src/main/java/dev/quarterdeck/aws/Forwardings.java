package dev.quarterdeck.aws;

import dev.quarterdeck.health.LoadBalancers.Forwarding;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Where rules of application load balancers and listeners of network load balancers forward to. */
final class Forwardings {
  /** AWS publishes no limit of ARNs in a call; this many fit any. */
  private static final int BATCH = 20;

  private final AwsClients aws;
  private final List<Forwarding> found = new ArrayList<>();
  private final Gaps gaps = new Gaps();

  Forwardings(AwsClients aws) {
    this.aws = aws;
  }

  Listing<Forwarding> of(List<String> arns) {
    read(arns.stream().filter(a -> a.contains(":listener-rule/")).toList(), this::rules);
    read(arns.stream().filter(a -> a.contains(":listener/")).toList(), this::listeners);
    return new Listing<>(found, gaps.told());
  }

  private void read(List<String> arns, Function<List<String>, List<Forwarding>> call) {
    for (int i = 0; i < arns.size(); i += BATCH) {
      ask(arns.subList(i, Math.min(arns.size(), i + BATCH)), call);
    }
  }

  /** One that is gone fails all of its call: then each is asked for alone. */
  private void ask(List<String> arns, Function<List<String>, List<Forwarding>> call) {
    try {
      found.addAll(call.apply(arns));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.NotFound && arns.size() > 1) {
        arns.forEach(a -> ask(List.of(a), call));
      } else if (e.problem() instanceof Problem.Interrupted) {
        throw e;
      } else {
        arns.forEach(a -> gaps.add("rules", "where " + name(a) + " forwards to", e.problem()));
      }
    }
  }

  private List<Forwarding> rules(List<String> arns) {
    return aws
        .calls()
        .one(() -> aws.loadBalancing().describeRules(q -> q.ruleArns(arns)))
        .rules()
        .stream()
        .map(r -> new Forwarding(r.ruleArn(), groups(r.actions())))
        .toList();
  }

  private List<Forwarding> listeners(List<String> arns) {
    return aws
        .calls()
        .one(() -> aws.loadBalancing().describeListeners(q -> q.listenerArns(arns)))
        .listeners()
        .stream()
        .map(l -> new Forwarding(l.listenerArn(), groups(l.defaultActions())))
        .toList();
  }

  /** A single group may stand beside forwardConfig or alone; its weight says nothing then. */
  private static Set<String> groups(List<Action> actions) {
    return actions.stream()
        .filter(a -> "forward".equals(a.typeAsString()))
        .flatMap(
            a ->
                a.forwardConfig() == null || a.forwardConfig().targetGroups().isEmpty()
                    ? java.util.stream.Stream.of(Nulls.empty(a.targetGroupArn()))
                    : a.forwardConfig().targetGroups().stream()
                        .filter(t -> t.weight() == null || t.weight() > 0)
                        .map(TargetGroupTuple::targetGroupArn))
        .filter(g -> !g.isEmpty())
        .collect(Collectors.toSet());
  }

  /** {@code listener-rule/app/NAME/…} of its ARN. */
  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
