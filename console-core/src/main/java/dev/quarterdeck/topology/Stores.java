package dev.quarterdeck.topology;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Later;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.collect.CacheFacts;
import dev.quarterdeck.readiness.collect.CacheFacts.Cache;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Cluster;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Common;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.topology.Topology.Kind;
import dev.quarterdeck.topology.Topology.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The region's databases and caches, with the names that they answer to. */
final class Stores {
  private final DatabaseFacts databases;
  private final CacheFacts caches;

  Stores(DatabaseFacts databases, CacheFacts caches) {
    this.databases = databases;
    this.caches = caches;
  }

  Listing<Store> read(Deadline deadline) {
    Later<Listing<Instance>> instances = Later.of("database instances", databases::instances);
    Later<Listing<Cluster>> clusters = Later.of("database clusters", databases::clusters);
    Later<Listing<Cache>> groups = Later.of("replication groups", caches::groups);
    Later<Listing<Cache>> nodes = Later.of("cache clusters", caches::clusters);
    Later<Listing<Cache>> serverless = Later.of("serverless caches", caches::serverless);
    Later.readAll(deadline, List.of(instances, clusters, groups, nodes, serverless));
    List<Unknown> unknowns = new ArrayList<>();
    List<Instance> instance = items(instances, "database instances", unknowns);
    List<Store> stores = new ArrayList<>();
    for (Cluster c : items(clusters, "database clusters", unknowns)) {
      stores.add(cluster(c, instance));
    }
    instance.stream()
        .filter(i -> i.cluster() == null)
        .forEach(i -> stores.add(store(i.common(), hosts(i.common().host()))));
    for (Later<Listing<Cache>> caching : List.of(groups, nodes, serverless)) {
      items(caching, "caches", unknowns).forEach(c -> stores.add(cache(c)));
    }
    return new Listing<>(stores, unknowns);
  }

  private static <T> List<T> items(Later<Listing<T>> read, String what, List<Unknown> unknowns) {
    return switch (read.outcome()) {
      case Outcome.Done<Listing<T>>(Listing<T> listing) -> {
        unknowns.addAll(listing.unknowns());
        yield listing.items();
      }
      case Outcome.Failed<Listing<T>>(Problem p) -> {
        unknowns.add(Unknown.of(what, p));
        yield List.of();
      }
    };
  }

  /** It answers to its own name, the readers' and each member's. */
  private static Store cluster(Cluster c, List<Instance> instances) {
    Set<String> hosts = new LinkedHashSet<>(hosts(c.common().host()));
    // The reader endpoint is told apart by its label only: NAME.cluster-ro-ID.
    hosts(c.common().host()).forEach(h -> hosts.add(h.replace(".cluster-", ".cluster-ro-")));
    instances.stream()
        .filter(i -> c.common().id().equals(i.cluster()))
        .forEach(i -> hosts.addAll(hosts(i.common().host())));
    return store(c.common(), hosts);
  }

  private static Store store(Common c, Set<String> hosts) {
    return new Store(
        Kind.DATABASE, c.id(), (c.engine() + " " + c.version()).strip(), c.status(), hosts);
  }

  private static Store cache(Cache c) {
    Set<String> hosts = new LinkedHashSet<>();
    c.hosts().forEach(h -> hosts.addAll(hosts(h)));
    return new Store(Kind.CACHE, c.id(), c.engine(), c.status(), hosts);
  }

  private static Set<String> hosts(@Nullable String host) {
    return host == null ? Set.of() : Set.of(host.toLowerCase(Locale.ROOT));
  }
}
