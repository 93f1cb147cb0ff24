package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of one deployment, as ListServiceDeployments keeps it for 90 days. */
public final class ServiceDeployment {
  private final String arn;
  private final List<ServiceRevision> sources;
  private final ServiceRevision target;
  private final Instant created;
  public String status = "IN_PROGRESS";
  public @Nullable String statusReason;
  public @Nullable Instant started;
  public @Nullable Instant finished;
  public @Nullable Instant stopped;
  public Instant updated;
  public int breakerThreshold;
  public int failures;
  public String breakerStatus = "MONITORING";
  public @Nullable ServiceRevision rolledBackTo;
  public @Nullable String rollbackReason;
  public @Nullable Instant rollbackStarted;

  ServiceDeployment(
      String arn, List<ServiceRevision> sources, ServiceRevision target, Instant created) {
    this.arn = arn;
    this.sources = List.copyOf(sources);
    this.target = target;
    this.created = created;
    this.updated = created;
  }

  public String arn() {
    return arn;
  }

  public List<ServiceRevision> sources() {
    return sources;
  }

  public ServiceRevision target() {
    return target;
  }

  public Instant created() {
    return created;
  }

  void end(String newStatus, @Nullable String reason, Instant at) {
    status = newStatus;
    statusReason = reason;
    finished = at;
    updated = at;
  }
}
