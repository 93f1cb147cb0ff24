package dev.quarterdeck.health;

import dev.quarterdeck.health.DepthReader.Depths;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.load.LoadReader.Loads;
import dev.quarterdeck.health.probe.Prober;
import dev.quarterdeck.health.probe.Prober.Probed;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetReader.Part;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceNames;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every signal with the fewest calls that page sizes allow, side by side, and has each
 * service judged. What hangs or fails costs its own part of the picture only.
 */
public final class HealthCheck {
  /** Up to this many services are looked at in depth without being asked to. */
  public static final int DEEP = 20;

  /** The part of the time that listing services may take; the rest is for what they refer to. */
  private static final double LISTING = 0.7;

  /** Of what is left then, for who takes production's requests. */
  private static final double PRODUCTION = 0.3;

  /** Inner work ends a little earlier, with what it has. */
  private static final double INNER = 0.95;

  private final FleetReader fleet;
  private final LoadBalancers loadBalancers;
  private final Alarms alarms;
  private final LoadReader loads;
  private final DepthReader depth;
  private final Prober prober;
  private final Named configured;

  /** {@code configured}: what the configuration names, for where AWS lists nothing. */
  public HealthCheck(
      FleetReader fleet,
      LoadBalancers loadBalancers,
      Alarms alarms,
      LoadReader loads,
      DepthReader depth,
      Prober prober,
      Named configured) {
    this.fleet = fleet;
    this.loadBalancers = loadBalancers;
    this.alarms = alarms;
    this.loads = loads;
    this.depth = depth;
    this.prober = prober;
    this.configured = configured;
  }

  /**
   * What to look at.
   *
   * @param cluster a cluster's name, or null for all
   * @param services names or {@code cluster/name}; empty for all
   * @param deep whether to look in depth however many services there are; those that are named are
   * @param probe whether to ask health endpoints over the network, beyond those that the
   *     configuration says are always asked
   * @param verdictOnly nothing beyond what decides the verdict
   */
  public record Scope(
      @Nullable String cluster,
      List<String> services,
      boolean deep,
      boolean probe,
      boolean verdictOnly) {
    public static final Scope ALL = new Scope(null, List.of());

    /** For who looks again and again at services by name. */
    public static Scope verdict(@Nullable String cluster, List<String> services) {
      return new Scope(cluster, services, false, false, true);
    }

    public Scope(@Nullable String cluster, List<String> services, boolean deep, boolean probe) {
      this(cluster, services, deep, probe, false);
    }

    public Scope(@Nullable String cluster, List<String> services) {
      this(cluster, services, false, false);
    }

    boolean some() {
      return !services.isEmpty();
    }

    Named named() {
      return Named.of(cluster, services);
    }

    boolean has(Cluster c) {
      if (cluster != null) {
        return cluster.equals(c.name()) || cluster.equals(c.arn());
      }
      return names().mayBeIn(c);
    }

    private ServiceNames names() {
      return new ServiceNames(services);
    }

    boolean has(Service s) {
      return names().has(s);
    }

    /** A name that was asked for and is nowhere, when nothing kept us from looking everywhere. */
    private @Nullable Problem absent(Snapshot<FleetView> view, List<Service> found) {
      if (!view.complete()) {
        return null;
      }
      if (cluster != null && view.value().clusters().isEmpty()) {
        return absent("cluster " + Text.clean(cluster));
      }
      List<String> absent = names().absent(found);
      return absent.isEmpty() ? null : absent("service " + Text.clean(absent.getFirst()));
    }

    private static Problem absent(String what) {
      return new Problem.NotFound(
          "There is no " + what + ".", "List what there is with: qd services list");
    }
  }

  /** Account and region of the report are the caller's to add. */
  public Outcome<HealthReport> run(Deadline deadline, Scope scope) {
    Deadline inner = deadline.part(INNER);
    Later<RelatedAlarms> related =
        Later.of("alarms", () -> Outcome.done(RelatedAlarms.of(inner, alarms.all(), alarms)));
    Later<Reading> reading = Later.of("the services", () -> read(inner, scope));
    Later.readAll(deadline, List.of(related, reading));
    return reading
        .outcome()
        .map(
            r ->
                r.judged(
                    switch (related.outcome()) {
                      case Outcome.Done<RelatedAlarms>(RelatedAlarms all) -> all;
                      case Outcome.Failed<RelatedAlarms>(Problem p) -> RelatedAlarms.unread(p);
                    }));
  }

  private Outcome<Reading> read(Deadline deadline, Scope scope) {
    Deadline listing = deadline.part(LISTING);
    Deadline inner = listing.part(INNER);
    Later<Snapshot<FleetView>> view =
        Later.of(
            "the services",
            () ->
                fleet.read(
                    inner,
                    EnumSet.of(Part.TASKS, Part.STOPPED_TASKS),
                    scope::has,
                    () -> scope.named().and(configured).and(RelatedAlarms.named(alarms.all()))));
    Later<Listing<TargetGroup>> groups = Later.of("the target groups", loadBalancers::targetGroups);
    Later.readAll(listing, List.of(view, groups));
    return switch (view.outcome()) {
      case Outcome.Done<Snapshot<FleetView>>(Snapshot<FleetView> v) ->
          read(deadline, scope, v, groups.outcome());
      case Outcome.Failed<Snapshot<FleetView>>(Problem.Denied p) ->
          Outcome.failed(
              new Problem.Denied(
                  p.sentence(),
                  p.remedy() + " What is named can be read without it: qd health CLUSTER/SERVICE.",
                  p.action(),
                  p.resource()));
      case Outcome.Failed<Snapshot<FleetView>>(Problem p) -> Outcome.failed(p);
    };
  }

  private Outcome<Reading> read(
      Deadline deadline,
      Scope scope,
      Snapshot<FleetView> view,
      Outcome<Listing<TargetGroup>> listed) {
    List<Service> listedServices = view.value().services().stream().filter(scope::has).toList();
    Problem absent = scope.absent(view, listedServices);
    if (absent != null) {
      return Outcome.failed(absent);
    }
    Production production = Production.of(deadline.part(PRODUCTION), listedServices, loadBalancers);
    List<Service> services = production.services();
    Deadline inner = deadline.part(INNER);
    Groups groups = Groups.of(listed, services);
    boolean asked = scope.deep() || scope.some();
    Later<Targets> targets =
        Later.of("target health", () -> done(Targets.read(inner, services, loadBalancers)));
    Later<Loads> load =
        Later.of(
            "metrics",
            () -> done(loads.read(inner, services, groups.byArn(), groups.unread(), view.asOf())));
    Later<Depths> depths =
        Later.of(
            "what is read for each service",
            () ->
                done(
                    !scope.verdictOnly() && (asked || services.size() <= DEEP)
                        ? depth.read(inner, view, services, asked)
                        : Depths.NONE));
    Later<Probed> probes =
        Later.of(
            "health endpoints",
            () -> done(prober.run(inner, services, groups.byArn(), scope.probe())));
    Later.readAll(deadline, List.of(targets, load, depths, probes));
    return Outcome.done(
        new Reading(
            view,
            production,
            groups,
            targets.outcome(),
            load.outcome(),
            depths.outcome(),
            switch (probes.outcome()) {
              case Outcome.Done<Probed>(Probed answers) -> answers;
              case Outcome.Failed<Probed>(Problem p) -> prober.unasked(services, scope.probe(), p);
            }));
  }

  private static <T> Outcome<T> done(T value) {
    return Outcome.done(value);
  }
}
