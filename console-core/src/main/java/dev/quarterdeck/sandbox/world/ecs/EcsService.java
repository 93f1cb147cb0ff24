package dev.quarterdeck.sandbox.world.ecs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service: what it wants, its deployments, what was said about it. */
public final class EcsService {
  /** A service event; the newest hundred are kept. */
  public record Event(String id, Instant at, String message) {}

  /** How many tasks ran from that instant on. */
  public record Count(Instant from, int running) {}

  private static final int EVENTS = 100;
  private static final int COUNTS = 2_000;
  private static final int RECORDS = 100;
  private final String name;
  private final String arn;
  private final Cluster cluster;
  private final Instant created;
  private final Deque<Event> events = new ArrayDeque<>();
  private final Deque<Count> counts = new ArrayDeque<>();
  final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceDeployment> records = new ArrayList<>();
  final List<ServiceRevision> revisions = new ArrayList<>();
  final List<EcsTask> tasks = new ArrayList<>();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public ServiceSpec spec;
  public int desired;
  public String status = "ACTIVE";
  public String schedulingStrategy = "REPLICA";

  /** ECS, CODE_DEPLOY or EXTERNAL. */
  public String controller = "ECS";

  public @Nullable String propagateTags;
  public @Nullable String createdBy;
  public boolean managedTags;
  int failuresInRow;
  boolean complained;
  boolean steady;
  @Nullable Instant wakeAt;
  Instant startAllowed = Instant.EPOCH;

  EcsService(String name, String arn, Cluster cluster, ServiceSpec spec, Instant created) {
    this.name = name;
    this.arn = arn;
    this.cluster = cluster;
    this.spec = spec;
    this.created = created;
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  public Cluster cluster() {
    return cluster;
  }

  public Instant created() {
    return created;
  }

  public boolean active() {
    return status.equals("ACTIVE");
  }

  /** The PRIMARY deployment first. */
  public List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  public Deployment primary() {
    return deployments.getFirst();
  }

  /** Newest first. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** Newest first. */
  public List<ServiceDeployment> records() {
    return List.copyOf(records);
  }

  public List<ServiceRevision> revisions() {
    return List.copyOf(revisions);
  }

  /** Not yet stopped. */
  public List<EcsTask> tasks() {
    return List.copyOf(tasks);
  }

  public int running() {
    return (int) tasks.stream().filter(EcsTask::running).count();
  }

  public int pending() {
    return (int) tasks.stream().filter(EcsTask::pending).count();
  }

  public int running(Deployment d) {
    return (int) tasks.stream().filter(t -> t.deployment() == d && t.running()).count();
  }

  public int pending(Deployment d) {
    return (int) tasks.stream().filter(t -> t.deployment() == d && t.pending()).count();
  }

  /** How many tasks ran at that instant. */
  public int runningAt(Instant at) {
    for (var it = counts.descendingIterator(); it.hasNext(); ) {
      Count c = it.next();
      if (!c.from().isAfter(at)) {
        return c.running();
      }
    }
    return 0;
  }

  void record(ServiceDeployment d) {
    records.addFirst(d);
    if (records.size() > RECORDS) {
      records.removeLast();
    }
  }

  void say(Event event) {
    events.addFirst(event);
    if (events.size() > EVENTS) {
      events.removeLast();
    }
  }

  void count(Instant now) {
    int n = running();
    Count last = counts.peekLast();
    if (last == null || last.running() != n) {
      counts.addLast(new Count(now, n));
      if (counts.size() > COUNTS) {
        counts.removeFirst();
      }
    }
  }
}
