package dev.quarterdeck.topology;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.health.Production;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetGroup;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.CacheFacts;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.secrets.Inventory;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.SecretValues;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.topology.Topology.By;
import dev.quarterdeck.topology.Topology.Link;
import dev.quarterdeck.topology.Topology.Route;
import dev.quarterdeck.topology.Topology.Store;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what refers to what; a part that cannot be read is an unknown, only health must be. */
public final class TopologyReader {
  /** Of the time that is left, for what is read before anything can be looked for in it. */
  private static final double FIRST = 0.7;

  private final Sources from;
  private final Stores stores;
  private final Endpoints endpoints;

  /** {@code health}: the report over all services. */
  public record Sources(
      Function<Deadline, Outcome<HealthReport>> health,
      FleetReader fleet,
      LoadBalancers balancers,
      UsageReader usage,
      Inventory inventory,
      SecretValues values,
      EcsFacts ecs,
      DatabaseFacts databases,
      CacheFacts caches,
      Identities identities,
      AuditLog audit,
      Supplier<String> region) {}

  /** {@code secrets}: how many values were read. */
  public record Looked(int secrets, List<Unknown> unknowns) {
    public Looked {
      unknowns = List.copyOf(unknowns);
    }
  }

  public TopologyReader(Sources from) {
    this.from = from;
    this.stores = new Stores(from.databases(), from.caches());
    this.endpoints =
        new Endpoints(from.values(), from.ecs(), from.identities(), from.audit(), from.region());
  }

  public Outcome<Snapshot<Topology>> read(Deadline deadline) {
    Deadline first = deadline.part(FIRST);
    Later<HealthReport> health = Later.of("health", () -> from.health().apply(first));
    Later<Snapshot<FleetView>> fleet =
        Later.of(
            "the services", () -> from.fleet().read(first, EnumSet.noneOf(FleetReader.Part.class)));
    Later<Listing<TargetGroup>> groups =
        Later.of("the target groups", from.balancers()::targetGroups);
    Later<Snapshot<List<KeyUse>>> usage =
        Later.of("who uses which secret", () -> from.usage().usage(first, null, null));
    Later<Snapshot<List<InventoryEntry>>> secrets =
        Later.of("the secrets", () -> from.inventory().read(first));
    Later<Listing<Store>> kept =
        Later.of("databases and caches", () -> Outcome.done(stores.read(first)));
    Later.readAll(deadline, List.of(health, fleet, groups, usage, secrets, kept));
    return health
        .outcome()
        .map(
            report -> {
              List<Unknown> unknowns = new ArrayList<>(report.unknowns());
              Production production = production(deadline, fleet, unknowns);
              List<Route> routes =
                  routes(production.services(), listing(groups, "the target groups", unknowns));
              List<KeyUse> uses = list(usage, "who uses which secret", unknowns);
              List<InventoryEntry> all = list(secrets, "the secrets", unknowns);
              List<Store> found = listing(kept, "databases and caches", unknowns);
              List<Link> links = links(deadline, report, uses, all, found, unknowns);
              return new Snapshot<>(
                  new Topology(report, routes, uses, all, found, links), report.asOf(), unknowns);
            });
  }

  private Production production(
      Deadline deadline, Later<Snapshot<FleetView>> fleet, List<Unknown> unknowns) {
    Production production =
        Production.of(deadline, snapshot(fleet, "the services", unknowns), from.balancers());
    unknowns.addAll(production.unknowns());
    return production;
  }

  private static List<Service> snapshot(
      Later<Snapshot<FleetView>> read, String what, List<Unknown> unknowns) {
    return switch (read.outcome()) {
      case Outcome.Done<Snapshot<FleetView>>(Snapshot<FleetView> view) -> view.value().services();
      case Outcome.Failed<Snapshot<FleetView>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }

  private static <T> List<T> list(
      Later<Snapshot<List<T>>> read, String what, List<Unknown> unknowns) {
    return switch (read.outcome()) {
      case Outcome.Done<Snapshot<List<T>>>(Snapshot<List<T>> s) -> {
        unknowns.addAll(s.unknowns());
        yield s.value();
      }
      case Outcome.Failed<Snapshot<List<T>>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }

  private static <T> List<T> listing(Later<Listing<T>> read, String what, List<Unknown> unknowns) {
    return switch (read.outcome()) {
      case Outcome.Done<Listing<T>>(Listing<T> l) -> {
        unknowns.addAll(l.unknowns());
        yield l.items();
      }
      case Outcome.Failed<Listing<T>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }

  private static List<Route> routes(List<Service> services, List<TargetGroup> groups) {
    Map<String, TargetGroup> byArn = new HashMap<>();
    groups.forEach(g -> byArn.put(g.arn(), g));
    List<Route> routes = new ArrayList<>();
    for (Service s : services) {
      for (String arn : s.servingGroups()) {
        TargetGroup group = byArn.get(arn);
        routes.add(new Route(s.ref(), arn, group == null ? List.of() : group.loadBalancers()));
      }
    }
    return routes;
  }

  /**
   * Looks for endpoints in the current values of secrets in use; a {@link #read} after it shows
   * what was found. The only way by which this reads values ({@code
   * secretsmanager:BatchGetSecretValue}): with a reason, recorded.
   */
  public Outcome<Looked> lookIntoValues(Deadline deadline, String reason) {
    return from.usage()
        .usage(deadline, null, null)
        .then(
            uses ->
                from.inventory()
                    .read(deadline)
                    .then(
                        all -> endpoints.look(deadline, inUse(uses.value(), all.value()), reason)));
  }

  private static List<InventoryEntry> inUse(List<KeyUse> uses, List<InventoryEntry> secrets) {
    Set<String> used = new HashSet<>();
    uses.forEach(u -> used.add(u.secret()));
    return secrets.stream().filter(e -> used.contains(e.secret().arn())).toList();
  }

  /** From tags, plain variables, and what was found in values before; reads no value. */
  private List<Link> links(
      Deadline deadline,
      HealthReport report,
      List<KeyUse> uses,
      List<InventoryEntry> secrets,
      List<Store> found,
      List<Unknown> unknowns) {
    if (found.stream().allMatch(s -> s.hosts().isEmpty())) {
      return List.of();
    }
    List<Link> links = new ArrayList<>();
    List<InventoryEntry> used = inUse(uses, secrets);
    for (InventoryEntry e : used) {
      found.stream()
          .filter(s -> e.secret().tags().values().stream().anyMatch(s::isNamedBy))
          .forEach(s -> links.add(new Link(e.secret().arn(), "", s, By.TAG)));
    }
    endpoints
        .inSecrets(used)
        .forEach(
            (arn, hosts) -> named(found, hosts, s -> links.add(new Link(arn, "", s, By.VALUE))));
    List<ServiceHealth> services = report.services();
    List<Outcome<Set<String>>> variables =
        Gather.each(deadline, services, s -> "variables of " + s.ref(), endpoints::inVariables);
    for (int i = 0; i < services.size(); i++) {
      String ref = services.get(i).ref();
      switch (variables.get(i)) {
        case Outcome.Done<Set<String>>(Set<String> hosts) ->
            named(found, hosts, s -> links.add(new Link("", ref, s, By.VARIABLE)));
        case Outcome.Failed<Set<String>>(Problem p) ->
            unknowns.add(Unknown.of("variables of " + ref, p));
      }
    }
    return links;
  }

  private static void named(
      List<Store> stores, Set<String> hosts, java.util.function.Consumer<Store> take) {
    stores.stream().filter(s -> s.hosts().stream().anyMatch(hosts::contains)).forEach(take);
  }
}
