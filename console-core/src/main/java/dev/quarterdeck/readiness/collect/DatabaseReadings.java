package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Cluster;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Common;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Group;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Snapshot;
import dev.quarterdeck.readiness.profile.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Databases as a run sees them. */
public final class DatabaseReadings {
  private final Once once;
  private final DatabaseFacts facts;
  private final Belonging belonging;
  private final Settings settings;
  private final Deadline deadline;

  DatabaseReadings(
      Once once, DatabaseFacts facts, Belonging belonging, Settings settings, Deadline deadline) {
    this.once = once;
    this.facts = facts;
    this.belonging = belonging;
    this.settings = settings;
    this.deadline = deadline;
  }

  /** The product's databases of RDS and Aurora. */
  public Chosen<Database> chosen() {
    return chosen(Database::relational);
  }

  /** As above, Amazon Neptune's and DocumentDB's among them. */
  public Chosen<Database> managed() {
    return chosen(d -> true);
  }

  private Chosen<Database> chosen(Predicate<Database> which) {
    Listing<Database> all = all();
    return belonging.of(
        new Listing<>(all.items().stream().filter(which).toList(), all.unknowns()),
        settings.databases(),
        DatabaseReadings::marks);
  }

  private static Belonging.Marks marks(Database d) {
    List<Common> parts = new ArrayList<>();
    parts.add(d.common());
    d.instances().forEach(i -> parts.add(i.common()));
    return new Belonging.Marks(
        parts.stream().map(Common::id).toList(),
        parts.stream().map(Common::host).filter(Objects::nonNull).toList(),
        d.common().tags());
  }

  /** Every database of the region that RDS lists. */
  public Listing<Database> all() {
    Listing<Object> parts =
        sideBySide(
            List.of("instances", "clusters"),
            what -> what.equals("instances") ? widened(instances()) : widened(clusters()));
    List<Instance> instances = only(parts, Instance.class);
    List<Cluster> clusters = only(parts, Cluster.class);
    List<Database> databases = new ArrayList<>();
    clusters.forEach(c -> databases.add(new Database(c, members(instances, c))));
    // A member whose cluster could not be read is not judged as if it stood alone.
    instances.stream()
        .filter(i -> i.cluster() == null)
        .forEach(i -> databases.add(new Database(null, List.of(i))));
    return new Listing<>(databases, parts.unknowns());
  }

  private Listing<Instance> instances() {
    return once.read("rds:DescribeDBInstances", facts::instances);
  }

  private Listing<Cluster> clusters() {
    return once.read("rds:DescribeDBClusters", facts::clusters);
  }

  private static List<Instance> members(List<Instance> instances, Cluster c) {
    return instances.stream().filter(i -> c.common().id().equals(i.cluster())).toList();
  }

  /**
   * A database and what its parameter group says.
   *
   * @param value null where the group leaves it to the engine
   */
  public record Parameter(Database database, String name, @Nullable String value) {}

  /** A parameter of each; {@code name} says which, or null where a database has none to ask for. */
  public Listing<Parameter> parameters(
      Listing<Database> databases, Function<Database, @Nullable String> name) {
    return EcsReadings.each(
        deadline,
        databases,
        Database::id,
        d -> {
          String parameter = name.apply(d);
          Group group = d.group();
          return parameter == null || group == null
              ? Listing.complete(List.of())
              : Listing.complete(
                  List.of(new Parameter(d, parameter, parameter(group, parameter).orElse(null))));
        });
  }

  private Optional<String> parameter(Group group, String name) {
    return once.read(
        (group.ofCluster() ? "rds:DescribeDBClusterParameters " : "rds:DescribeDBParameters ")
            + group.name()
            + " "
            + name,
        () -> facts.parameter(group, name));
  }

  /** Snapshots that people took of these databases, or of ones that are gone. */
  public Listing<Snapshot> snapshots(Listing<Database> databases) {
    List<String> own = databases.items().stream().map(Database::id).toList();
    List<String> there = all().items().stream().map(Database::id).toList();
    Listing<Snapshot> all = snapshots();
    return new Listing<>(
            all.items().stream()
                .filter(s -> own.contains(s.database()) || !there.contains(s.database()))
                .toList(),
            all.unknowns())
        .and(databases.unknowns());
  }

  private Listing<Snapshot> snapshots() {
    return sideBySide(
        List.<Supplier<Listing<Snapshot>>>of(
            () -> once.read("rds:DescribeDBSnapshots", facts::snapshots),
            () -> once.read("rds:DescribeDBClusterSnapshots", facts::clusterSnapshots)),
        Supplier::get);
  }

  /** A snapshot and the accounts that may restore it, {@code all} for everybody. */
  public record Shared(Snapshot snapshot, Set<String> with) {}

  /** RDS never shares an encrypted snapshot with everybody, so only the others are asked for. */
  public Listing<Shared> shared(Listing<Snapshot> snapshots) {
    return EcsReadings.each(
        deadline,
        snapshots,
        Snapshot::id,
        s ->
            Listing.complete(
                List.of(
                    new Shared(
                        s,
                        s.encrypted()
                            ? Set.of()
                            : new LinkedHashSet<>(
                                once.read(
                                    "rds:DescribeDBSnapshotAttributes " + s,
                                    () -> facts.restorers(s)))))));
  }

  private <I, T> Listing<T> sideBySide(List<I> inputs, Function<I, Listing<T>> read) {
    return EcsReadings.each(
        deadline, Listing.complete(inputs), i -> i instanceof String s ? s : "snapshots", read);
  }

  private static Listing<Object> widened(Listing<?> listing) {
    return new Listing<>(List.copyOf(listing.items()), listing.unknowns());
  }

  private static <T> List<T> only(Listing<Object> parts, Class<T> type) {
    return parts.items().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
