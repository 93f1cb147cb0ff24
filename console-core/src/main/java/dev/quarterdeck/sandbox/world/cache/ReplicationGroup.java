package dev.quarterdeck.sandbox.world.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A primary with replicas. */
public final class ReplicationGroup {
  /** What becomes of the token before. */
  public enum Strategy {
    SET,
    ROTATE
  }

  private final String id;
  private final String arn;
  private final String endpoint;
  private final String description;
  private final boolean encrypted;
  private final Instant createdAt;
  private final List<String> tokens = new ArrayList<>();

  /** Of encryption in transit: required or preferred. */
  public String tlsMode = "required";

  public String nodeType = "cache.t4g.small";
  public boolean atRest;
  public boolean failover;
  public boolean multiAz;

  /** How long daily snapshots are kept; 0 for none. */
  public int snapshotDays;

  /** Ids of user groups that are let in. */
  public final List<String> userGroups = new ArrayList<>();

  String status = "creating";
  @Nullable Strategy pending;
  @Nullable Instant tokenChangedAt;

  ReplicationGroup(
      String id,
      String arn,
      String endpoint,
      String description,
      boolean encrypted,
      @Nullable String token,
      Instant createdAt) {
    this.id = id;
    this.arn = arn;
    this.endpoint = endpoint;
    this.description = description;
    this.encrypted = encrypted;
    this.createdAt = createdAt;
    if (token != null) {
      tokens.add(token);
      tokenChangedAt = createdAt;
    }
  }

  public String id() {
    return id;
  }

  public String arn() {
    return arn;
  }

  /** The primary's name. */
  public String endpoint() {
    return endpoint;
  }

  /** Ids of the nodes: the primary first. */
  public List<String> members() {
    return List.of(id + "-001", id + "-002");
  }

  public String description() {
    return description;
  }

  /** In transit. */
  public boolean encrypted() {
    return encrypted;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** {@code creating}, {@code available}, {@code modifying}, {@code deleting}. */
  public String status() {
    return status;
  }

  /** While a change of the token is under way. */
  public @Nullable Strategy pending() {
    return pending;
  }

  public @Nullable Instant tokenChangedAt() {
    return tokenChangedAt;
  }

  public boolean asksForAToken() {
    return !tokens.isEmpty();
  }

  /** Whether a client that logs in with it would be let in. */
  public boolean takes(String token) {
    return tokens.contains(token);
  }

  /** The newest last; two at most, and a third pushes the oldest out. */
  void apply(String token, Strategy strategy, Instant now) {
    if (strategy == Strategy.SET) {
      tokens.clear();
    } else if (tokens.size() == 2) {
      tokens.removeFirst();
    }
    tokens.add(token);
    tokenChangedAt = now;
    pending = null;
    status = "available";
  }
}
