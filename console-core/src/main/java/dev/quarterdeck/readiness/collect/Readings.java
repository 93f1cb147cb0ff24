package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.profile.Settings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Everything that rules may ask; a read that fails throws a problem, which makes an unknown. */
public final class Readings {
  private final Settings settings;
  private final Instant now;
  private final String region;
  private final Deadline deadline;
  private final EcsReadings ecs;
  private final SecretReadings secrets;
  private final ParameterReadings parameters;
  private final BalancerReadings balancers;
  private final WatchReadings watch;
  private final BackupReadings backups;
  private final BucketReadings buckets;
  private final EdgeReadings edge;
  private final CertificateReadings certificates;
  private final FirewallReadings firewalls;
  private final ImageReadings images;
  private final KeyReadings keys;
  private final NetworkReadings network;
  private final RoleReadings roles;
  private final TopicReadings topics;
  private final DatabaseReadings databases;
  private final CacheReadings caches;
  private final ScalingReadings scaling;

  /** {@code now} in the time that AWS lives in. */
  public Readings(
      Sources sources,
      Scope scope,
      Settings settings,
      String region,
      Instant now,
      Deadline deadline,
      Once once) {
    this.settings = settings;
    this.now = now;
    this.region = region;
    this.deadline = deadline;
    this.ecs = new EcsReadings(once, sources, scope, deadline);
    this.secrets = new SecretReadings(once, sources, ecs, region, deadline);
    this.parameters = new ParameterReadings(once, sources, ecs, region);
    this.balancers = new BalancerReadings(once, sources, ecs);
    this.watch = new WatchReadings(once, sources, ecs, region);
    this.backups = new BackupReadings(once, sources, ecs);
    this.buckets = new BucketReadings(once, sources, ecs, balancers, settings, region, deadline);
    this.edge = new EdgeReadings(once, sources);
    this.certificates = new CertificateReadings(once, sources.certificates(), balancers, deadline);
    this.firewalls = new FirewallReadings(once, sources);
    this.images = new ImageReadings(once, sources, ecs, region, deadline);
    this.keys = new KeyReadings(once, sources, secrets, watch, deadline);
    this.network = new NetworkReadings(once, sources, ecs);
    this.roles = new RoleReadings(once, sources, ecs, deadline);
    this.topics = new TopicReadings(once, sources);
    Belonging belonging = new Belonging(ecs);
    this.databases = new DatabaseReadings(once, sources.databases(), belonging, settings, deadline);
    this.caches = new CacheReadings(once, sources.caches(), belonging, settings, deadline);
    this.scaling = new ScalingReadings(once, sources.scaling());
  }

  public Settings settings() {
    return settings;
  }

  public Instant now() {
    return now;
  }

  public String region() {
    return region;
  }

  /**
   * Reads side by side what is then looked at one by one. A failure is kept as any answer is, and
   * met where that thing is asked for.
   */
  public <T> void ahead(List<T> things, Consumer<T> read) {
    Gather.each(
        deadline,
        things,
        String::valueOf,
        thing ->
            Outcome.of(
                () -> {
                  read.accept(thing);
                  return thing;
                }));
  }

  public EcsReadings ecs() {
    return ecs;
  }

  public SecretReadings secrets() {
    return secrets;
  }

  public ParameterReadings parameters() {
    return parameters;
  }

  public BalancerReadings balancers() {
    return balancers;
  }

  public WatchReadings watch() {
    return watch;
  }

  public BackupReadings backups() {
    return backups;
  }

  public BucketReadings buckets() {
    return buckets;
  }

  public EdgeReadings edge() {
    return edge;
  }

  public CertificateReadings certificates() {
    return certificates;
  }

  public FirewallReadings firewalls() {
    return firewalls;
  }

  public ImageReadings images() {
    return images;
  }

  public KeyReadings keys() {
    return keys;
  }

  public NetworkReadings network() {
    return network;
  }

  public RoleReadings roles() {
    return roles;
  }

  public TopicReadings topics() {
    return topics;
  }

  public DatabaseReadings databases() {
    return databases;
  }

  public CacheReadings caches() {
    return caches;
  }

  public ScalingReadings scaling() {
    return scaling;
  }
}
