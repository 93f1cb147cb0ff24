package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.CacheFacts.Cache;
import dev.quarterdeck.readiness.collect.CacheFacts.Kind;
import dev.quarterdeck.readiness.collect.CacheFacts.User;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** How the product's caches of ElastiCache are set up. */
final class CacheRules {
  private static final String CACHES =
      "elasticache:DescribeReplicationGroups, elasticache:DescribeCacheClusters,"
          + " elasticache:DescribeServerlessCaches";
  private static final String NONE =
      "No cache was found in the region; leave the item out with without: cache.";

  private CacheRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("redis-tls", CacheRules::transit);
    rules.put("redis-at-rest", CacheRules::atRest);
    rules.put("redis-auth", CacheRules::access);
    rules.put("redis-ha", CacheRules::survival);
    rules.put("caching", CacheRules::caching);
  }

  private static Finding each(Readings in, BiConsumer<Checks, Cache> look) {
    Chosen<Cache> chosen = in.caches().chosen();
    Checks checks = new Checks(chosen.source(CACHES), in.now());
    return checks.each(chosen.found(), Cache::id, c -> look.accept(checks, c)).done(NONE);
  }

  private static Finding transit(Readings in) {
    return each(
        in,
        (checks, c) -> {
          String mode = c.encryption().mode();
          if (!c.encryption().transit()) {
            checks.fail(c.id(), "TransitEncryptionEnabled", false, "talks without TLS");
          } else if ("preferred".equals(mode)) {
            checks.warn(
                c.id(), "TransitEncryptionMode", mode, "takes connections without TLS as well");
          } else {
            checks.pass(c.id(), "TransitEncryptionMode", mode, "talks with TLS alone");
          }
        });
  }

  private static Finding atRest(Readings in) {
    return each(
        in,
        (checks, c) -> {
          boolean on = c.encryption().atRest();
          if (c.memcached()) {
            checks.pass(c.id(), "Engine", c.engine(), "Memcached keeps nothing on disk");
          } else {
            checks.that(
                on,
                c.id(),
                "AtRestEncryptionEnabled",
                on,
                on ? "what it stores is encrypted" : "what it stores is not encrypted");
          }
        });
  }

  private static Finding access(Readings in) {
    return each(
        in,
        (checks, c) -> {
          if (c.memcached()) {
            checks.warn(c.id(), "Engine", c.engine(), "Memcached asks nobody for a password");
          } else if (c.access().token()) {
            checks.pass(c.id(), "AuthTokenEnabled", true, "asks for an AUTH token");
          } else if (c.access().userGroups().isEmpty()) {
            checks.fail(c.id(), "AuthTokenEnabled, UserGroupIds", null, "asks for no password");
          } else {
            users(checks, c, in.caches().users());
          }
        });
  }

  private static void users(Checks checks, Cache c, Listing<User> all) {
    List<String> groups = c.access().userGroups();
    List<User> users =
        all.items().stream().filter(u -> u.groups().stream().anyMatch(groups::contains)).toList();
    List<String> open =
        users.stream()
            .filter(u -> u.on() && u.authentication().equals("no-password"))
            .map(User::id)
            .toList();
    checks.missing(all.unknowns());
    if (users.isEmpty()) {
      checks.unknown(
          c.id(),
          "UserGroupIds",
          String.join(", ", groups),
          "no user of its groups was found, so how they come in is not known");
      return;
    }
    checks.that(
        open.isEmpty(),
        c.id(),
        "UserGroupIds",
        String.join(", ", groups),
        open.isEmpty()
            ? "its users have passwords or IAM"
            : "lets in without a password: " + String.join(", ", open));
  }

  private static Finding survival(Readings in) {
    return each(
        in,
        (checks, c) -> {
          if (c.memcached() && c.kind() == Kind.CLUSTER) {
            checks.warn(c.id(), "Engine", c.engine(), "Memcached keeps no copy on another node");
            return;
          }
          boolean survives = c.survival().failover() && c.survival().multiAz();
          checks.that(
              survives,
              c.id(),
              "AutomaticFailover, MultiAZ",
              c.survival().failover() + ", " + c.survival().multiAz(),
              survives
                  ? "fails over to another zone by itself"
                  : c.kind() == Kind.CLUSTER
                      ? "is a single node"
                      : c.survival().failover()
                          ? "its nodes may all be in one zone"
                          : "does not fail over by itself");
          int days = c.survival().snapshotDays();
          if (days < 1) {
            checks.warn(
                c.id(), "SnapshotRetentionLimit", days, "takes no snapshots: it starts empty");
          }
        });
  }

  private static Finding caching(Readings in) {
    Chosen<Cache> chosen = in.caches().chosen();
    Checks checks = new Checks(chosen.source(CACHES), in.now());
    for (Cache c : chosen.found().items()) {
      boolean there = !c.status().startsWith("creat") && !c.status().equals("deleting");
      checks.that(there, c.id(), "Status", c.status(), "is " + c.status());
    }
    checks.missing(chosen.found().unknowns());
    if (checks.isEmpty() && !in.ecs().services().items().isEmpty()) {
      checks.fail("the region", "Caches", 0, "there is no cache of ElastiCache");
    }
    return checks.done(NONE);
  }
}
