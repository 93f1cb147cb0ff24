package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.CacheFacts.Cache;
import dev.quarterdeck.readiness.collect.CacheFacts.Kind;
import dev.quarterdeck.readiness.collect.CacheFacts.User;
import dev.quarterdeck.readiness.profile.Settings;
import java.util.List;
import java.util.Map;

/** Caches as a run sees them. */
public final class CacheReadings {
  private final Once once;
  private final CacheFacts facts;
  private final Belonging belonging;
  private final Settings settings;
  private final Deadline deadline;

  CacheReadings(
      Once once, CacheFacts facts, Belonging belonging, Settings settings, Deadline deadline) {
    this.once = once;
    this.facts = facts;
    this.belonging = belonging;
    this.settings = settings;
    this.deadline = deadline;
  }

  /** The product's caches. */
  public Chosen<Cache> chosen() {
    return belonging.of(
        all(), settings.caches(), c -> new Belonging.Marks(List.of(c.id()), c.hosts(), Map.of()));
  }

  private Listing<Cache> all() {
    return EcsReadings.each(
        deadline,
        Listing.complete(List.of(Kind.values())),
        CacheReadings::name,
        kind ->
            switch (kind) {
              case GROUP -> once.read("elasticache:DescribeReplicationGroups", facts::groups);
              case CLUSTER -> once.read("elasticache:DescribeCacheClusters", facts::clusters);
              case SERVERLESS ->
                  once.read("elasticache:DescribeServerlessCaches", facts::serverless);
            });
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case GROUP -> "replication groups";
      case CLUSTER -> "cache clusters";
      case SERVERLESS -> "serverless caches";
    };
  }

  /** Every user of the region. */
  public Listing<User> users() {
    return once.read("elasticache:DescribeUsers", facts::users);
  }
}
