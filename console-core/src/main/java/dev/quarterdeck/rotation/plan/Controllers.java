package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who deploys the consumers: ECS refuses to force a new deployment of a service that CodeDeploy or
 * an external controller deploys, and a rotation would find that out only after the promotion.
 */
public final class Controllers {
  private Controllers() {}

  /**
   * Refuses those that ECS does not deploy; what cannot be read is an unknown. Gives those that
   * were read.
   *
   * @param refs {@code cluster/service}
   * @param remedy what to do about them instead
   */
  public static List<Service> check(
      Ecs ecs, Collection<String> refs, String remedy, List<Unknown> unknowns) {
    Map<String, List<String>> byCluster = new TreeMap<>();
    for (String ref : refs) {
      String[] parts = ref.split("/", 2);
      byCluster.computeIfAbsent(parts[0], c -> new ArrayList<>()).add(parts[1]);
    }
    List<Service> all = new ArrayList<>();
    List<String> others = new ArrayList<>();
    byCluster.forEach(
        (cluster, names) -> {
          switch (ecs.services(cluster, names)) {
            case Outcome.Done<Listing<Service>>(Listing<Service> read) -> {
              unknowns.addAll(read.unknowns());
              all.addAll(read.items());
              read.items().stream()
                  .filter(s -> !s.deployedByEcs())
                  .forEach(s -> others.add(s.ref() + " (" + s.controller() + ")"));
            }
            case Outcome.Failed<Listing<Service>>(Problem problem) ->
                unknowns.add(
                    Unknown.of("what deploys the services of cluster " + cluster, problem));
          }
        });
    if (!others.isEmpty()) {
      throw new ProblemException(
          new Problem.Invalid(
              "ECS does not begin deployments of services that it does not deploy itself: "
                  + String.join(", ", others.stream().map(Text::clean).toList())
                  + ".",
              remedy));
    }
    return all;
  }
}
