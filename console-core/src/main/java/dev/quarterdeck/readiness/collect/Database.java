package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.readiness.collect.DatabaseFacts.Cluster;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Common;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Group;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Instance;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One database: a cluster with its members, or an instance that stands alone.
 *
 * @param cluster null for an instance
 * @param instances the cluster's members, or the one instance
 */
public record Database(@Nullable Cluster cluster, List<Instance> instances) {
  private static final Set<String> OTHERS = Set.of("neptune", "docdb");

  public Database {
    instances = List.copyOf(instances);
  }

  public Common common() {
    return cluster == null ? instances.getFirst().common() : cluster.common();
  }

  public String id() {
    return common().id();
  }

  /** Whether an ARN of RDS, of AWS Backup or of others, means this database. */
  public boolean named(String arn) {
    String own = (cluster == null ? ":db:" : ":cluster:") + id();
    String resource = common().resourceId();
    return arn.endsWith(own) || (!resource.isEmpty() && arn.endsWith(":" + resource));
  }

  public boolean aurora() {
    return cluster != null && cluster.aurora();
  }

  /** RDS also lists Amazon Neptune and DocumentDB, which are set up in other ways. */
  public boolean relational() {
    return !OTHERS.contains(common().engine());
  }

  /** A copy of another database, from which it can be made again. */
  public boolean replica() {
    return cluster == null && instances.getFirst().replicaOf() != null;
  }

  /** Where the parameters that concern connections are set. */
  public @Nullable Group group() {
    return cluster == null ? instances.getFirst().group() : cluster.group();
  }

  /** A cluster is in several zones when its members are; RDS says so too where they are unread. */
  public boolean multiAz() {
    if (cluster == null || instances.isEmpty()) {
      return common().multiAz();
    }
    return instances.stream().map(Instance::zone).filter(Objects::nonNull).distinct().count() > 1;
  }
}
