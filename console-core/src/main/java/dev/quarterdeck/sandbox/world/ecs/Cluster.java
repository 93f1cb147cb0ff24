package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster with its services and tasks. */
public final class Cluster {
  private final String name;
  private final String arn;
  private final Instant created;
  final Map<String, EcsService> services = new LinkedHashMap<>();
  final Map<String, EcsTask> tasks = new LinkedHashMap<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public final Map<String, String> settings = new LinkedHashMap<>();
  public final List<String> capacityProviders = new ArrayList<>();
  public boolean active = true;

  /** No policy lets the caller look into it. */
  public boolean denied;

  Cluster(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public Instant created() {
    return created;
  }

  /** In the order they were made; deleted ones stay INACTIVE for a while. */
  public List<EcsService> services() {
    return List.copyOf(services.values());
  }

  /** Running ones and those that stopped within the last hour. */
  public List<EcsTask> tasks() {
    return List.copyOf(tasks.values());
  }
}
