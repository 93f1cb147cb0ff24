package dev.quarterdeck.health;

import dev.quarterdeck.health.LoadBalancers.Forwarding;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Services with the target groups that take production's requests in the first place. Of a
 * blue/green deployment by ECS only the listener's rule tells: its weights move with each
 * deployment, what the service says stays. Without such a service nothing is asked.
 *
 * @param unknowns rules that could not be read: both sides may serve then
 */
public record Production(List<Service> services, List<Unknown> unknowns) {
  private static final String WHAT = "which side of blue/green services takes requests";

  public Production {
    services = List.copyOf(services);
    unknowns = List.copyOf(unknowns);
  }

  /** Within the time that each call may take. */
  public static Production of(List<Service> services, LoadBalancers port) {
    List<String> rules = rules(services);
    return rules.isEmpty()
        ? new Production(services, List.of())
        : of(services, port.forwarded(rules));
  }

  public static Production of(Deadline deadline, List<Service> services, LoadBalancers port) {
    List<String> rules = rules(services);
    if (rules.isEmpty()) {
      return new Production(services, List.of());
    }
    Later<Listing<Forwarding>> read = Later.of(WHAT, () -> port.forwarded(rules));
    Later.readAll(deadline, List.of(read));
    return of(services, read.outcome());
  }

  private static List<String> rules(List<Service> services) {
    return services.stream()
        .flatMap(s -> s.loadBalancers().stream())
        .filter(b -> !b.settled())
        .map(LoadBalancerBinding::productionRule)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Production of(List<Service> services, Outcome<Listing<Forwarding>> read) {
    return switch (read) {
      case Outcome.Done<Listing<Forwarding>>(Listing<Forwarding> all) -> {
        Map<String, Set<String>> forwarded = new HashMap<>();
        all.items().forEach(f -> forwarded.put(f.rule(), f.groups()));
        List<Unknown> unknowns = new ArrayList<>(all.unknowns());
        yield new Production(
            services.stream().map(s -> told(s, forwarded, unknowns)).toList(), unknowns);
      }
      case Outcome.Failed<Listing<Forwarding>>(Problem p) ->
          new Production(services, List.of(Unknown.of(WHAT, p)));
    };
  }

  private static Service told(
      Service s, Map<String, Set<String>> forwarded, List<Unknown> unknowns) {
    List<LoadBalancerBinding> bindings = new ArrayList<>();
    for (LoadBalancerBinding b : s.loadBalancers()) {
      String rule = b.settled() ? null : b.productionRule();
      Set<String> groups = rule == null ? null : forwarded.get(rule);
      if (groups == null) {
        bindings.add(b);
        continue;
      }
      List<String> serving = b.groups().stream().filter(groups::contains).toList();
      List<String> idle = b.groups().stream().filter(g -> !groups.contains(g)).toList();
      if (serving.isEmpty()) {
        bindings.add(b);
        unknowns.add(
            new Unknown(
                "which side of " + s.ref() + " takes requests",
                "The rule of its listener forwards to neither of its two target groups.",
                null));
      }
      // Both: requests are being shifted bit by bit, and each side must serve its share.
      serving.forEach(g -> bindings.add(b.serving(g, idle.isEmpty() ? null : idle.getFirst())));
    }
    return s.balancedBy(bindings);
  }
}
