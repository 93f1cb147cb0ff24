package dev.quarterdeck.sandbox.world.balance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A target of a group and what the health checks found. */
public final class Target {
  private final String id;
  private final int port;
  private final @Nullable String zone;

  /** What it answers to a health check; 0 for nothing. */
  final int answers;

  public String state = "initial";
  public @Nullable String reason = "Elb.RegistrationInProgress";
  public @Nullable String description = "Target registration is in progress";
  public Instant since;

  Target(String id, int port, @Nullable String zone, int answers, Instant since) {
    this.id = id;
    this.port = port;
    this.zone = zone;
    this.answers = answers;
    this.since = since;
  }

  public String id() {
    return id;
  }

  public int port() {
    return port;
  }

  public @Nullable String zone() {
    return zone;
  }

  public boolean healthy() {
    return state.equals("healthy");
  }

  void become(String newState, @Nullable String why, @Nullable String text, Instant at) {
    state = newState;
    reason = why;
    description = text;
    since = at;
  }
}
