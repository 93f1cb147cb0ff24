package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment of a service: the PRIMARY one, or an older one (ACTIVE) that it replaces. */
public final class Deployment {
  private final String id;
  private final TaskDef definition;
  private final Instant created;
  private final ServiceRevision revision;
  public String status = "PRIMARY";
  public String rolloutState = "IN_PROGRESS";
  public String rolloutReason;
  public int failedTasks;
  public Instant updated;

  /** Once a task of it ran, only failed health checks count as failures. */
  boolean everRunning;

  public @Nullable ServiceDeployment record;

  Deployment(String id, TaskDef definition, ServiceRevision revision, Instant created) {
    this.id = id;
    this.definition = definition;
    this.revision = revision;
    this.created = created;
    this.updated = created;
    this.rolloutReason = "ECS deployment " + id + " in progress.";
  }

  public String id() {
    return id;
  }

  public TaskDef definition() {
    return definition;
  }

  public ServiceRevision revision() {
    return revision;
  }

  public Instant created() {
    return created;
  }

  public boolean inProgress() {
    return rolloutState.equals("IN_PROGRESS");
  }
}
