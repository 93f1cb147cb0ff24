package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.database.DbCluster;
import dev.quarterdeck.sandbox.world.database.DbInstance;
import dev.quarterdeck.sandbox.world.database.DbServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Where the fleet keeps its data: Aurora in production, one instance in staging. Production is
 * looked after, though it takes connections without TLS; staging is not.
 */
final class ScenarioDatabases {
  private static final String PROD = "acme-prod";
  private static final String STAGING = "acme-staging";
  private static final String AURORA = "aurora-postgresql";
  private static final String VERSION = "16.4";
  private static final Duration CERTIFICATE_LEFT = Duration.ofDays(250);
  private final World world;
  private final Instant start;

  ScenarioDatabases(World world, Instant start) {
    this.world = world;
    this.start = start;
  }

  /** As it was made before anything else. */
  void create() {
    DbCluster prod = world.databases().createCluster(PROD, AURORA, VERSION);
    set(prod, "production", "acme-prod.cluster-demo.us-east-1.rds.example.com", 14);
    prod.deletionProtection = true;
    prod.exports.add("postgresql");
    for (int n = 1; n <= 2; n++) {
      String id = PROD + "-" + n;
      DbInstance member = world.databases().createInstance(id, AURORA, VERSION);
      set(member, "production", id + ".demo.us-east-1.rds.example.com", 14);
      member.cluster = PROD;
      member.instanceClass = "db.r6g.large";
      member.certificateUntil = start.plus(CERTIFICATE_LEFT);
    }
    DbInstance staging = world.databases().createInstance(STAGING, "postgres", VERSION);
    set(staging, "staging", "acme-staging.demo.us-east-1.rds.example.com", 1);
    staging.certificateUntil = start.plus(CERTIFICATE_LEFT);
  }

  private static void set(DbServer server, String environment, String host, int backupDays) {
    server.tags.put("environment", environment);
    server.host = host;
    server.encrypted = true;
    server.backupDays = backupDays;
  }

  /** What somebody kept before the release that runs now. */
  void snapshot() {
    DbCluster prod = Objects.requireNonNull(world.databases().clusters().get(PROD));
    world.databases().snapshot("acme-prod-before-1-8", prod);
  }
}
