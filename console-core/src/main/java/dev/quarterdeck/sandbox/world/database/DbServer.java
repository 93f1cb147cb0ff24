package dev.quarterdeck.sandbox.world.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What instances and clusters have alike. */
public abstract sealed class DbServer permits DbInstance, DbCluster {
  private final String id;
  private final String engine;
  private final Instant createdAt;
  public String version;
  public String host;
  public String status = "creating";

  /** The parameter group's name. */
  public String group;

  public boolean encrypted;
  public boolean deletionProtection;
  public int backupDays = 1;
  public List<String> exports = new ArrayList<>();
  public final Map<String, String> tags = new TreeMap<>();

  DbServer(String id, String engine, String version, String host, Instant createdAt) {
    this.id = id;
    this.engine = engine;
    this.version = version;
    this.host = host;
    this.group = "default." + family(engine, version);
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  public String engine() {
    return engine;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean ready() {
    return status.equals("available");
  }

  /** The family of parameter groups that fits: {@code postgres16}, {@code mysql8.0}. */
  public static String family(String engine, String version) {
    String[] parts = version.split("\\.");
    boolean major = engine.endsWith("postgres") || engine.endsWith("postgresql");
    return engine + (major || parts.length < 2 ? parts[0] : parts[0] + "." + parts[1]);
  }
}
