package dev.quarterdeck.sandbox.world.ecs;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.images.Images;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Amazon ECS in this account: everything there is, and who moves it. */
public final class Ecs {
  /** An image that nobody pushed was there for as long before its first task. */
  private static final Duration BUILT_BEFORE = Duration.ofMinutes(12);

  private final World world;
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, Cluster> clusters = new LinkedHashMap<>();
  private final NavigableMap<String, List<TaskDef>> families = new TreeMap<>();
  private final Map<String, TaskDef> definitions = new HashMap<>();
  private final Map<String, ImageBehaviour> images = new HashMap<>();
  private SecretDemand demand = SecretDemand.NONE;
  private final Map<String, Integer> pushes = new HashMap<>();
  private final SecretResolver resolver;
  private final TaskLife life;
  private final Scheduler scheduler;
  private final Deployments deployments;
  private final Scaling scaling;

  public Ecs(World world) {
    this.world = world;
    this.resolver = new SecretResolver(world);
    this.life = new TaskLife(world, this);
    this.scheduler = new Scheduler(world, this);
    this.deployments = new Deployments(world, this);
    this.scaling = new Scaling(world, this);
    world.balancing().onChange(scheduler::targetChanged);
  }

  public SecretResolver resolver() {
    return resolver;
  }

  public TaskLife life() {
    return life;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Deployments deployments() {
    return deployments;
  }

  /** Application Auto Scaling of the services. */
  public Scaling scaling() {
    return scaling;
  }

  /** Says what containers of an image do from now on. */
  public void image(String image, ImageBehaviour behaviour) {
    images.put(image, behaviour);
  }

  /** Says what applications of every image think of their secrets, at each start from now on. */
  public void demand(SecretDemand what) {
    demand = what;
  }

  /** The variable that the task's application finds wrong; null when all is well. */
  @Nullable String refuses(EcsTask t) {
    return demand.refuses(t.injected());
  }

  /** Moves an image's tag to another build: tasks that start from now on run another digest. */
  public void push(String image) {
    pushes.merge(image, 1, Integer::sum);
    store(image, digest(image), world.now());
  }

  /** What the image's name leads to; a registry of ours got it before the first task wants it. */
  String pull(String image) {
    String digest = digest(image);
    if (behaviour(image).pullable()) {
      store(image, digest, world.now().minus(BUILT_BEFORE));
    }
    return digest;
  }

  private void store(String image, String digest, Instant at) {
    Images.Repository repository = world.images().of(image);
    if (repository != null && repository.image(digest) == null) {
      String rest = image.substring(repository.uri().length());
      repository.push(digest, rest.startsWith(":") ? rest.substring(1) : null, at);
    }
  }

  private String digest(String image) {
    String build = image + " build " + pushes.getOrDefault(image, 0);
    StringBuilder hex = new StringBuilder("sha256:");
    for (int i = 0; i < 4; i++) {
      hex.append("%016x".formatted(world.randomness().bits(build, i)));
    }
    return hex.toString();
  }

  ImageBehaviour behaviour(String image) {
    return images.getOrDefault(image, ImageBehaviour.WELL);
  }

  /** The group that production's requests go to: of two sides the one that the rule names. */
  public @Nullable TargetGroup production(ServiceSpec.Target target) {
    LoadBalancer.Rule rule = target.rule() == null ? null : world.balancing().rule(target.rule());
    boolean other = rule != null && rule.targetGroupArn().equals(target.alternate());
    String arn = other ? target.alternate() : target.targetGroupArn();
    return arn == null ? null : world.balancing().group(arn);
  }

  /** The group of either side in which the task is registered. */
  @Nullable TargetGroup groupWith(ServiceSpec.Target target, EcsTask task) {
    return Stream.of(target.targetGroupArn(), target.alternate())
        .filter(Objects::nonNull)
        .map(world.balancing()::group)
        .filter(g -> g != null && g.target(task.privateIp, target.port()) != null)
        .findFirst()
        .orElse(null);
  }

  public Collection<Cluster> clusters() {
    return clusters.values();
  }

  /** By name or ARN; null when there is none. */
  public @Nullable Cluster cluster(String id) {
    String name = id;
    if (id.startsWith("arn:")) {
      String prefix = world.account().arn("ecs", "cluster/");
      if (!id.startsWith(prefix)) {
        return null;
      }
      name = id.substring(prefix.length());
    }
    return clusters.get(name);
  }

  /** The cluster of that name, made when it is not there. */
  public Cluster createCluster(String name) {
    Cluster c =
        clusters.computeIfAbsent(
            name, n -> new Cluster(n, world.account().arn("ecs", "cluster/" + n), world.now()));
    c.active = true;
    return c;
  }

  /** The next revision of a family. */
  public TaskDef register(
      String family,
      List<ContainerSpec> containers,
      @Nullable String executionRoleArn,
      @Nullable String cpu,
      @Nullable String memory,
      Object document) {
    List<TaskDef> all = families.computeIfAbsent(family, f -> new ArrayList<>());
    int revision = all.size() + 1;
    String arn = world.account().arn("ecs", "task-definition/" + family + ":" + revision);
    TaskDef def =
        new TaskDef(
            family,
            revision,
            arn,
            containers,
            executionRoleArn,
            cpu,
            memory,
            world.now(),
            document);
    all.add(def);
    definitions.put(arn, def);
    return def;
  }

  /** By ARN, {@code family:revision}, or {@code family} for its newest ACTIVE revision. */
  public @Nullable TaskDef definition(String id) {
    String prefix = world.account().arn("ecs", "task-definition/");
    String key = id.startsWith("arn:") ? id : prefix + id;
    TaskDef exact = definitions.get(key);
    if (exact != null) {
      return exact;
    }
    String family = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
    return families.getOrDefault(family, List.of()).reversed().stream()
        .filter(d -> d.active)
        .findFirst()
        .orElse(null);
  }

  /** Families by name, each with its revisions from the oldest. */
  public NavigableMap<String, List<TaskDef>> families() {
    return families;
  }

  /** A new service whose first deployment starts at once. */
  public EcsService createService(
      Cluster c, String name, ServiceSpec spec, TaskDef def, int desired) {
    String arn = world.account().arn("ecs", "service/" + c.name() + "/" + name);
    EcsService s = new EcsService(name, arn, c, spec, world.now());
    s.desired = desired;
    c.services.put(name, s);
    deployments.start(s, def);
    return s;
  }

  /**
   * A service made at {@code created}, whose newest deployment is complete and whose tasks run
   * since now: a past that need not be lived.
   */
  public EcsService createSteady(
      Cluster c, String name, ServiceSpec spec, TaskDef def, int desired, Instant created) {
    String arn = world.account().arn("ecs", "service/" + c.name() + "/" + name);
    EcsService s = new EcsService(name, arn, c, spec, created);
    s.desired = desired;
    c.services.put(name, s);
    deployments.startSteady(s, def);
    return s;
  }

  public @Nullable EcsService service(Cluster c, String nameOrArn) {
    String name =
        nameOrArn.startsWith("arn:")
            ? nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1)
            : nameOrArn;
    EcsService s = c.services.get(name);
    return s != null && (name.equals(nameOrArn) || s.arn().equals(nameOrArn)) ? s : null;
  }

  /** By id or ARN within a cluster. */
  public @Nullable EcsTask task(Cluster c, String idOrArn) {
    EcsTask t = c.tasks.get(idOrArn.substring(idOrArn.lastIndexOf('/') + 1));
    return t != null && (!idOrArn.startsWith("arn:") || t.arn().equals(idOrArn)) ? t : null;
  }

  /** Which version of a secret a task was started with; null when it holds none of it. */
  public @Nullable String versionHeldBy(String taskArn, String secretArn) {
    for (Cluster c : clusters.values()) {
      EcsTask t = task(c, taskArn);
      if (t != null) {
        return t.held().getOrDefault(secretArn, Set.of()).stream().findFirst().orElse(null);
      }
    }
    return null;
  }

  /**
   * Private addresses in use: no two tasks share one, or their targets would be mistaken for each
   * other.
   */
  Set<String> addresses() {
    return addresses;
  }

  void say(EcsService s, String message) {
    s.say(new EcsService.Event(world.randomness().uuid("service-event"), world.now(), message));
  }
}
