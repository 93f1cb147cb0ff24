package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetReader.Part;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads every signal with the fewest calls that page sizes allow, and judges each service. */
public final class HealthCheck {
  private final FleetReader fleet;
  private final LoadBalancers loadBalancers;
  private final Alarms alarms;

  public HealthCheck(FleetReader fleet, LoadBalancers loadBalancers, Alarms alarms) {
    this.fleet = fleet;
    this.loadBalancers = loadBalancers;
    this.alarms = alarms;
  }

  /**
   * What to look at.
   *
   * @param cluster a cluster's name, or null for all
   * @param services names or {@code cluster/name}; empty for all
   */
  public record Scope(@Nullable String cluster, List<String> services) {
    public static final Scope ALL = new Scope(null, List.of());

    boolean has(Cluster c) {
      return cluster == null || cluster.equals(c.name()) || cluster.equals(c.arn());
    }

    boolean has(Service s) {
      return services.isEmpty()
          || services.contains(s.name())
          || services.contains(s.ref())
          || services.contains(s.arn());
    }
  }

  /** Account and region of the report are the caller's to add. */
  public Outcome<HealthReport> run(Deadline deadline, Scope scope) {
    return fleet
        .read(deadline, EnumSet.of(Part.STOPPED_TASKS), scope::has)
        .then(view -> report(deadline, scope, view));
  }

  private Outcome<HealthReport> report(Deadline deadline, Scope scope, Snapshot<FleetView> view) {
    List<Service> services = view.value().services().stream().filter(scope::has).toList();
    Problem absent = absent(scope, view, services);
    if (absent != null) {
      return Outcome.failed(absent);
    }
    List<Unknown> unknowns = new ArrayList<>(view.unknowns());
    Map<String, Outcome<List<TargetHealth>>> targets = targets(deadline, services, unknowns);
    Outcome<Listing<Alarm>> allAlarms = alarms.all();
    Related related = Related.of(allAlarms, unknowns);
    List<ServiceHealth> judged =
        services.stream()
            .map(s -> Judge.judge(signals(s, view, targets, related), view.asOf()))
            .sorted(
                Comparator.comparing(ServiceHealth::verdict)
                    .reversed()
                    .thenComparing(ServiceHealth::cluster)
                    .thenComparing(ServiceHealth::service))
            .toList();
    if (services.isEmpty() && unknowns.isEmpty()) {
      unknowns.add(
          new Unknown("services", "No service was found, so nothing can be judged.", null));
    }
    Verdict verdict = unknowns.isEmpty() ? Verdict.HEALTHY : Verdict.UNKNOWN;
    for (ServiceHealth s : judged) {
      verdict = Verdict.worst(verdict, s.verdict());
    }
    return Outcome.done(new HealthReport(null, null, view.asOf(), verdict, judged, unknowns));
  }

  /** A name that was asked for and is nowhere, when nothing kept us from looking everywhere. */
  private static @Nullable Problem absent(
      Scope scope, Snapshot<FleetView> view, List<Service> services) {
    if (!view.complete()) {
      return null;
    }
    if (scope.cluster() != null && view.value().clusters().isEmpty()) {
      return new Problem.NotFound(
          "There is no cluster " + Text.clean(scope.cluster()) + ".",
          "List what there is with: qd services list");
    }
    for (String name : scope.services()) {
      if (services.stream().noneMatch(s -> new Scope(null, List.of(name)).has(s))) {
        return new Problem.NotFound(
            "There is no service " + Text.clean(name) + ".",
            "List what there is with: qd services list");
      }
    }
    return null;
  }

  private Map<String, Outcome<List<TargetHealth>>> targets(
      Deadline deadline, List<Service> services, List<Unknown> unknowns) {
    Set<String> groups = new LinkedHashSet<>();
    services.forEach(s -> groups.addAll(targetGroups(s)));
    List<String> arns = List.copyOf(groups);
    List<Outcome<List<TargetHealth>>> answers =
        Gather.each(deadline, arns, HealthCheck::targetGroupName, loadBalancers::targetHealth);
    Map<String, Outcome<List<TargetHealth>>> byGroup = new HashMap<>();
    Gaps gaps = new Gaps();
    for (int i = 0; i < arns.size(); i++) {
      byGroup.put(arns.get(i), answers.get(i));
      if (answers.get(i) instanceof Outcome.Failed<List<TargetHealth>>(Problem p)) {
        gaps.add("targets", targetGroupName(arns.get(i)), p);
      }
    }
    unknowns.addAll(gaps.told());
    return byGroup;
  }

  private static List<String> targetGroups(Service s) {
    return s.loadBalancers().stream()
        .map(LoadBalancerBinding::targetGroupArn)
        .filter(Objects::nonNull)
        .toList();
  }

  /** {@code target health of NAME} from {@code …:targetgroup/NAME/ID}. */
  private static String targetGroupName(String arn) {
    String[] parts = arn.split("/", -1);
    return "target health of " + (parts.length >= 2 ? parts[parts.length - 2] : arn);
  }

  private static Signals signals(
      Service s,
      Snapshot<FleetView> view,
      Map<String, Outcome<List<TargetHealth>>> targets,
      Related related) {
    List<Unknown> missing = new ArrayList<>();
    List<TargetHealth> health = new ArrayList<>();
    Gaps gaps = new Gaps();
    for (String group : targetGroups(s)) {
      switch (targets.get(group)) {
        case Outcome.Done<List<TargetHealth>>(var list) -> health.addAll(list);
        case Outcome.Failed<List<TargetHealth>>(Problem p) ->
            gaps.add("targets", targetGroupName(group), p);
        case null -> throw new IllegalStateException("not read: " + group);
      }
    }
    missing.addAll(gaps.told());
    missing.addAll(related.missing());
    missing.addAll(view.value().stoppedMissing().getOrDefault(s.cluster(), List.of()));
    List<Task> stopped =
        view.value().stoppedTasks().stream()
            .filter(t -> t.cluster().equals(s.cluster()) && s.name().equals(t.service()))
            .toList();
    return new Signals(s, health, related.to(s, targetGroups(s)), stopped, missing);
  }

  /** Alarms by what their dimensions name. */
  private record Related(
      Map<String, List<Alarm>> byService,
      Map<String, List<Alarm>> byTargetGroup,
      List<Unknown> missing) {

    static Related of(Outcome<Listing<Alarm>> read, List<Unknown> unknowns) {
      Map<String, List<Alarm>> byService = new HashMap<>();
      Map<String, List<Alarm>> byGroup = new HashMap<>();
      List<Unknown> missing =
          switch (read) {
            case Outcome.Done<Listing<Alarm>>(Listing<Alarm> all) -> {
              for (Alarm a : all.items()) {
                String service = a.dimensions().get("ServiceName");
                String cluster = a.dimensions().get("ClusterName");
                String group = a.dimensions().get("TargetGroup");
                if (service != null && cluster != null) {
                  byService.computeIfAbsent(cluster + '/' + service, k -> new ArrayList<>()).add(a);
                } else if (group != null) {
                  byGroup.computeIfAbsent(group, k -> new ArrayList<>()).add(a);
                }
              }
              yield all.unknowns();
            }
            case Outcome.Failed<Listing<Alarm>>(Problem p) -> List.of(Unknown.of("alarms", p));
          };
      unknowns.addAll(missing);
      return new Related(byService, byGroup, missing);
    }

    List<Alarm> to(Service s, List<String> targetGroups) {
      List<Alarm> own = new ArrayList<>(byService.getOrDefault(s.ref(), List.of()));
      for (String arn : targetGroups) {
        // The dimension is the part of the ARN behind the account: targetgroup/NAME/ID.
        own.addAll(byTargetGroup.getOrDefault(arn.substring(arn.lastIndexOf(':') + 1), List.of()));
      }
      return List.copyOf(own);
    }
  }
}
