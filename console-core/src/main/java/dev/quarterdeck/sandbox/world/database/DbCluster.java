package dev.quarterdeck.sandbox.world.database;

import java.time.Instant;

/** An Aurora cluster. */
public final class DbCluster extends DbServer {
  DbCluster(String id, String engine, String version, String host, Instant createdAt) {
    super(id, engine, version, host, createdAt);
  }
}
