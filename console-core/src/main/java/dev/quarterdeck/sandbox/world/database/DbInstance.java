package dev.quarterdeck.sandbox.world.database;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A database instance, alone or a member of a cluster. */
public final class DbInstance extends DbServer {
  private static final Duration CERTIFICATE = Duration.ofDays(365);

  /** The cluster's id, or null. */
  public @Nullable String cluster;

  /** The instance that it is a read replica of, or null. */
  public @Nullable String replicaOf;

  public String instanceClass = "db.t4g.medium";
  public String zone;
  public boolean multiAz;
  public boolean publiclyAccessible;
  public boolean minorUpgrades = true;

  /** In GiB. */
  public int storage = 20;

  /** In GiB, or null where it does not grow by itself. */
  public @Nullable Integer mostStorage;

  public Instant certificateUntil;

  DbInstance(
      String id, String engine, String version, String host, String zone, Instant createdAt) {
    super(id, engine, version, host, createdAt);
    this.zone = zone;
    this.certificateUntil = createdAt.plus(CERTIFICATE);
  }
}
