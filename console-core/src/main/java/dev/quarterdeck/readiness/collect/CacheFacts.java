package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of ElastiCache. */
public interface CacheFacts {
  /** How a cache is run. */
  enum Kind {
    /** A replication group: a primary with replicas, or shards of them. */
    GROUP,
    /** A cluster outside any replication group: one node of Redis, or Memcached. */
    CLUSTER,
    SERVERLESS
  }

  /**
   * @param status {@code available} where it serves
   * @param encryption in transit and at rest
   * @param access who is let in
   * @param survival of a node's loss
   * @param nodes what it runs on
   * @param hosts names of its endpoints
   */
  record Cache(
      String id,
      Kind kind,
      String engine,
      String status,
      Encryption encryption,
      Access access,
      Survival survival,
      Nodes nodes,
      List<String> hosts) {
    /** Memcached keeps nothing on disk, has no users and no replicas. */
    public boolean memcached() {
      return engine.equals("memcached");
    }
  }

  /**
   * @param type for example {@code cache.t4g.small}; null for a serverless cache
   */
  record Nodes(@Nullable String type, int count) {}

  /**
   * @param mode {@code required} or {@code preferred}; null where ElastiCache says nothing
   */
  record Encryption(boolean transit, @Nullable String mode, boolean atRest) {}

  /**
   * @param token whether an AUTH token is set
   */
  record Access(boolean token, List<String> userGroups) {}

  /**
   * @param snapshotDays how long daily snapshots are kept; 0 for none
   */
  record Survival(boolean failover, boolean multiAz, int snapshotDays) {}

  /**
   * @param groups the user groups that it is in
   * @param on whether its access string lets it in
   * @param authentication {@code password}, {@code no-password} or {@code iam}
   */
  record User(String id, List<String> groups, boolean on, String authentication) {}

  /** Equivalent to {@code aws elasticache describe-replication-groups}. */
  Outcome<Listing<Cache>> groups();

  /**
   * Equivalent to {@code aws elasticache describe-cache-clusters
   * --show-cache-clusters-not-in-replication-groups --show-cache-node-info}.
   */
  Outcome<Listing<Cache>> clusters();

  /** Equivalent to {@code aws elasticache describe-serverless-caches}. */
  Outcome<Listing<Cache>> serverless();

  /** Equivalent to {@code aws elasticache describe-users}. */
  Outcome<Listing<User>> users();
}
