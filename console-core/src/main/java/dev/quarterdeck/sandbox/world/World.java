package dev.quarterdeck.sandbox.world;

import dev.quarterdeck.sandbox.world.balance.Balancing;
import dev.quarterdeck.sandbox.world.cache.Caches;
import dev.quarterdeck.sandbox.world.certificates.Certificates;
import dev.quarterdeck.sandbox.world.database.Databases;
import dev.quarterdeck.sandbox.world.ecs.Ecs;
import dev.quarterdeck.sandbox.world.edge.Edge;
import dev.quarterdeck.sandbox.world.events.Buses;
import dev.quarterdeck.sandbox.world.events.Rules;
import dev.quarterdeck.sandbox.world.events.Schedules;
import dev.quarterdeck.sandbox.world.firewall.Firewalls;
import dev.quarterdeck.sandbox.world.iam.Iam;
import dev.quarterdeck.sandbox.world.images.Images;
import dev.quarterdeck.sandbox.world.keys.Keys;
import dev.quarterdeck.sandbox.world.network.Network;
import dev.quarterdeck.sandbox.world.parameters.Parameters;
import dev.quarterdeck.sandbox.world.secrets.SecretStore;
import dev.quarterdeck.sandbox.world.storage.Storage;
import dev.quarterdeck.sandbox.world.topics.Topics;
import dev.quarterdeck.sandbox.world.trace.Traces;
import dev.quarterdeck.sandbox.world.trail.Trail;
import dev.quarterdeck.sandbox.world.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One AWS account that lives: a discrete-event simulation of ECS, Secrets Manager, load balancers,
 * logs, metrics and alarms. One lock guards all of it; every request first runs what happened since
 * the last one. The same seed and the same requests at the same times give the same world.
 */
public final class World {
  private final ReentrantLock lock = new ReentrantLock();
  private final EventQueue queue = new EventQueue();
  private final SandboxClock clock;
  private final Account account;
  private final Randomness randomness;
  private Instant now;
  private final SecretStore secrets;
  private final Balancing balancing;
  private final Ecs ecs;
  private final Watch watch;
  private final Trail trail;
  private final Caches caches;
  private final Storage storage;
  private final Edge edge;
  private final Traces traces = new Traces();
  private final Buses buses;
  private final Schedules schedules;
  private final Certificates certificates;
  private final Firewalls firewalls;
  private final Iam iam;
  private final Images images;
  private final Keys keys;
  private final Network network;
  private final Parameters parameters;
  private final Topics topics;
  private final Databases databases;

  /**
   * A world whose past begins at {@code origin}; it reaches the clock's time at the first request.
   */
  public World(Account account, long seed, Instant origin, SandboxClock clock) {
    this.account = account;
    this.clock = clock;
    this.now = origin;
    this.randomness = new Randomness(seed);
    this.secrets = new SecretStore(this);
    this.balancing = new Balancing(this);
    this.watch = new Watch(this);
    this.trail = new Trail(this);
    this.ecs = new Ecs(this);
    this.caches = new Caches(this);
    this.storage = new Storage(this);
    this.edge = new Edge(this);
    this.buses = new Buses(this);
    this.schedules = new Schedules(this);
    this.certificates = new Certificates(this);
    this.firewalls = new Firewalls(this);
    this.iam = new Iam(this);
    this.images = new Images(this);
    this.keys = new Keys(this);
    this.network = new Network();
    this.parameters = new Parameters(this);
    this.topics = new Topics(this);
    this.databases = new Databases(this);
  }

  public Account account() {
    return account;
  }

  public Randomness randomness() {
    return randomness;
  }

  public SecretStore secrets() {
    return secrets;
  }

  public Ecs ecs() {
    return ecs;
  }

  public Balancing balancing() {
    return balancing;
  }

  public Watch watch() {
    return watch;
  }

  public Trail trail() {
    return trail;
  }

  public Caches caches() {
    return caches;
  }

  public Storage storage() {
    return storage;
  }

  public Edge edge() {
    return edge;
  }

  /** EventBridge's. */
  public Buses buses() {
    return buses;
  }

  /** The default event bus's. */
  public Rules rules() {
    return buses.standard();
  }

  /** EventBridge Scheduler's. */
  public Schedules schedules() {
    return schedules;
  }

  public Traces traces() {
    return traces;
  }

  public Certificates certificates() {
    return certificates;
  }

  public Firewalls firewalls() {
    return firewalls;
  }

  public Iam iam() {
    return iam;
  }

  public Images images() {
    return images;
  }

  public Keys keys() {
    return keys;
  }

  public Network network() {
    return network;
  }

  public Parameters parameters() {
    return parameters;
  }

  public Topics topics() {
    return topics;
  }

  public Databases databases() {
    return databases;
  }

  public SandboxClock clock() {
    return clock;
  }

  /** The instant up to which everything has happened. */
  public Instant now() {
    return now;
  }

  /** Brings the world up to the clock, then runs {@code work}, all under the world's lock. */
  public <T> T call(Supplier<T> work) {
    lock.lock();
    try {
      runUntil(clock.now());
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Moves the clock, and the world with it. */
  public void advance(Duration by) {
    clock.advance(by);
    call(() -> now);
  }

  /** Advances in steps until the condition holds; answers whether it did within {@code most}. */
  public boolean advanceUntil(Duration step, Duration most, BooleanSupplier condition) {
    Instant limit = now.plus(most);
    while (!call(condition::getAsBoolean)) {
      if (!now.isBefore(limit)) {
        return false;
      }
      advance(step);
    }
    return true;
  }

  /** Runs the past up to {@code at} without the clock: how a scenario reaches its first minute. */
  public void runUntil(Instant at) {
    Instant next = queue.next();
    while (next != null && !next.isAfter(at)) {
      if (next.isAfter(now)) {
        now = next;
      }
      queue.runNext();
      next = queue.next();
    }
    if (at.isAfter(now)) {
      now = at;
    }
  }

  /** Lets {@code action} happen after {@code delay} of world time. */
  public void after(Duration delay, Runnable action) {
    queue.add(now.plus(delay), action);
  }

  /** Lets {@code action} happen at {@code at}; at once when that has passed. */
  public void at(Instant at, Runnable action) {
    queue.add(at, action);
  }

  /** A delay between two bounds in seconds, from the stream of that name. */
  public Duration between(String stream, double low, double high) {
    double s = low + (high - low) * randomness.stream(stream).nextDouble();
    return Duration.ofMillis((long) (s * 1000));
  }

  /** How many things are still to happen: an idle world has none. */
  public int pendingEvents() {
    return queue.size();
  }
}
