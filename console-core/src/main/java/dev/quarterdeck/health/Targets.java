package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The health of every target that the services at hand serve with, one call for each group. */
record Targets(Map<String, Outcome<List<TargetHealth>>> byGroup, List<Unknown> unknowns) {

  static Targets read(Deadline deadline, List<Service> services, LoadBalancers port) {
    Set<String> groups = new LinkedHashSet<>();
    services.forEach(s -> groups.addAll(s.servingGroups()));
    List<String> arns = List.copyOf(groups);
    List<Outcome<List<TargetHealth>>> answers =
        Gather.each(deadline, arns, Targets::name, port::targetHealth);
    Map<String, Outcome<List<TargetHealth>>> byGroup = new HashMap<>();
    Gaps gaps = new Gaps();
    for (int i = 0; i < arns.size(); i++) {
      byGroup.put(arns.get(i), answers.get(i));
      if (answers.get(i) instanceof Outcome.Failed<List<TargetHealth>>(Problem p)) {
        gaps.add("targets", name(arns.get(i)), p);
      }
    }
    return new Targets(byGroup, gaps.told());
  }

  /**
   * What is known of the targets that a service serves with; what is not goes into {@code missing}.
   */
  List<TargetHealth> of(Service s, List<Unknown> missing) {
    List<TargetHealth> health = new ArrayList<>();
    Gaps gaps = new Gaps();
    for (String group : s.servingGroups()) {
      switch (byGroup.get(group)) {
        case Outcome.Done<List<TargetHealth>>(var list) -> health.addAll(list);
        case Outcome.Failed<List<TargetHealth>>(Problem p) -> gaps.add("targets", name(group), p);
        case null -> throw new IllegalStateException("not read: " + group);
      }
    }
    missing.addAll(gaps.told());
    return health;
  }

  /** How what could not be read of them begins. */
  static final String NAME = "target health of ";

  /** {@code target health of NAME} from {@code …:targetgroup/NAME/ID}. */
  private static String name(String arn) {
    return NAME + group(arn);
  }

  /** {@code NAME} from {@code …:targetgroup/NAME/ID}. */
  static String group(String arn) {
    String[] parts = arn.split("/", -1);
    return parts.length >= 2 ? parts[parts.length - 2] : arn;
  }
}
