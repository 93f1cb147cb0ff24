package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A revision of a task definition: never changes, except that it may become INACTIVE. */
public final class TaskDef {
  private final String family;
  private final int revision;
  private final String arn;
  private final List<ContainerSpec> containers;
  private final @Nullable String executionRoleArn;
  private final @Nullable String cpu;
  private final @Nullable String memory;
  private final Instant registered;
  private final Object document;
  public final Map<String, String> tags = new LinkedHashMap<>();
  public boolean active = true;
  public @Nullable Instant deregistered;

  /** {@code document} is what was registered, kept for whoever describes it. */
  TaskDef(
      String family,
      int revision,
      String arn,
      List<ContainerSpec> containers,
      @Nullable String executionRoleArn,
      @Nullable String cpu,
      @Nullable String memory,
      Instant registered,
      Object document) {
    this.family = family;
    this.revision = revision;
    this.arn = arn;
    this.containers = List.copyOf(containers);
    this.executionRoleArn = executionRoleArn;
    this.cpu = cpu;
    this.memory = memory;
    this.registered = registered;
    this.document = document;
  }

  public String family() {
    return family;
  }

  public int revision() {
    return revision;
  }

  public String arn() {
    return arn;
  }

  public List<ContainerSpec> containers() {
    return containers;
  }

  public @Nullable String executionRoleArn() {
    return executionRoleArn;
  }

  public @Nullable String cpu() {
    return cpu;
  }

  public @Nullable String memory() {
    return memory;
  }

  public Instant registered() {
    return registered;
  }

  public Object document() {
    return document;
  }
}
