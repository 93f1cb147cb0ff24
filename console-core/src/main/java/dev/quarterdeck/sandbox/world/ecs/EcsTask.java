package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task from PROVISIONING to STOPPED, and which versions of secrets it was started with. */
public final class EcsTask {
  /** The states in their order. */
  public enum Status {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    DEPROVISIONING,
    STOPPED
  }

  /** A container of the task. */
  public static final class Run {
    public final ContainerSpec spec;
    public final String id;
    public final String runtimeId;

    /** What the image's tag stood for when the task was made. */
    public final String digest;

    public String lastStatus = "PENDING";
    public @Nullable Integer exitCode;
    public @Nullable String reason;

    Run(ContainerSpec spec, String id, String runtimeId, String digest) {
      this.digest = digest;
      this.spec = spec;
      this.id = id;
      this.runtimeId = runtimeId;
    }
  }

  private final String id;
  private final String arn;
  private final Cluster cluster;
  private final TaskDef definition;
  private final @Nullable EcsService service;
  private final @Nullable Deployment deployment;
  private final Instant created;
  private final Map<String, Set<String>> held = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  public final List<Run> containers = new ArrayList<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public Status status = Status.PROVISIONING;
  public boolean wanted = true;
  public long version = 1;
  public String privateIp = "";
  public String zone = "";
  public String launchType = "FARGATE";
  public String platformVersion = "1.4.0";
  public @Nullable String startedBy;
  public @Nullable String group;
  public @Nullable String stopCode;
  public @Nullable String stoppedReason;
  public @Nullable Instant pullStarted;
  public @Nullable Instant pullStopped;
  public @Nullable Instant started;
  public @Nullable Instant stopping;
  public @Nullable Instant executionStopped;
  public @Nullable Instant stopped;
  public boolean executeCommand;

  /** The command of a one-off job, which ends by itself; empty for anything else. */
  public List<String> command = List.of();

  /** What RunTask was called with. */
  public @Nullable String clientToken;

  /** What the API layer keeps of the overrides it was started with. */
  public @Nullable Object overrides;

  EcsTask(
      String id,
      String arn,
      Cluster cluster,
      TaskDef definition,
      @Nullable EcsService service,
      @Nullable Deployment deployment,
      Instant created) {
    this.id = id;
    this.arn = arn;
    this.cluster = cluster;
    this.definition = definition;
    this.service = service;
    this.deployment = deployment;
    this.created = created;
  }

  public String id() {
    return id;
  }

  public String arn() {
    return arn;
  }

  public Cluster cluster() {
    return cluster;
  }

  public TaskDef definition() {
    return definition;
  }

  public @Nullable EcsService service() {
    return service;
  }

  public @Nullable Deployment deployment() {
    return deployment;
  }

  public Instant created() {
    return created;
  }

  /** Versions by secret ARN, as they were when the containers started. */
  public Map<String, Set<String>> held() {
    return held;
  }

  /** What the containers got from their references, by variable. */
  public Map<String, String> injected() {
    return environment;
  }

  void hold(String variable, SecretResolver.Resolved r) {
    held.computeIfAbsent(r.secretArn(), k -> new LinkedHashSet<>()).add(r.versionId());
    environment.put(variable, r.value());
  }

  public boolean running() {
    return status == Status.RUNNING;
  }

  /** On its way up. */
  public boolean pending() {
    return status.compareTo(Status.RUNNING) < 0;
  }

  /** Running or on its way up, and not told to stop. */
  boolean live() {
    return wanted && status.compareTo(Status.RUNNING) <= 0;
  }

  void to(Status next) {
    status = next;
    version++;
  }
}
