package dev.quarterdeck.sandbox;

import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.sandbox.service.balance.ElbEndpoint;
import dev.quarterdeck.sandbox.service.cache.CacheEndpoint;
import dev.quarterdeck.sandbox.service.certificates.CertificatesEndpoint;
import dev.quarterdeck.sandbox.service.database.DatabaseEndpoint;
import dev.quarterdeck.sandbox.service.ecs.EcsEndpoint;
import dev.quarterdeck.sandbox.service.edge.CloudFrontEndpoint;
import dev.quarterdeck.sandbox.service.events.EventsEndpoint;
import dev.quarterdeck.sandbox.service.events.SchedulerEndpoint;
import dev.quarterdeck.sandbox.service.firewall.FirewallEndpoint;
import dev.quarterdeck.sandbox.service.iam.IamEndpoint;
import dev.quarterdeck.sandbox.service.images.ImagesEndpoint;
import dev.quarterdeck.sandbox.service.keys.KeysEndpoint;
import dev.quarterdeck.sandbox.service.network.NetworkEndpoint;
import dev.quarterdeck.sandbox.service.parameters.ParametersEndpoint;
import dev.quarterdeck.sandbox.service.scaling.AutoscalingEndpoint;
import dev.quarterdeck.sandbox.service.secrets.SecretsManagerEndpoint;
import dev.quarterdeck.sandbox.service.storage.BackupEndpoint;
import dev.quarterdeck.sandbox.service.storage.EfsEndpoint;
import dev.quarterdeck.sandbox.service.storage.S3ControlEndpoint;
import dev.quarterdeck.sandbox.service.storage.S3Endpoint;
import dev.quarterdeck.sandbox.service.sts.StsEndpoint;
import dev.quarterdeck.sandbox.service.topics.TopicsEndpoint;
import dev.quarterdeck.sandbox.service.trace.XrayEndpoint;
import dev.quarterdeck.sandbox.service.trail.CloudTrailEndpoint;
import dev.quarterdeck.sandbox.service.trail.Recorder;
import dev.quarterdeck.sandbox.service.watch.CloudWatchEndpoint;
import dev.quarterdeck.sandbox.service.watch.LogsEndpoint;
import dev.quarterdeck.sandbox.wire.Credentials;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.wire.Faults;
import dev.quarterdeck.sandbox.wire.RateLimits;
import dev.quarterdeck.sandbox.wire.SandboxServer;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.sandbox.world.Account;
import dev.quarterdeck.sandbox.world.SandboxClock;
import dev.quarterdeck.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An AWS account of our own, in this process, reached over HTTP on loopback by any AWS client:
 * account 111122223333 in us-east-1 unless told otherwise. Closing it stops the server; nothing is
 * kept.
 */
public final class Sandbox implements AutoCloseable {

  /**
   * What to start.
   *
   * @param port 0 for any that is free
   * @param start the scenario's first minute; null for the machine's now (running) or
   *     2026-03-10T14:00Z (manual)
   * @param speed world seconds for each second; 0 for a clock that only {@link World#advance} moves
   * @param skipping whether its time jumps over what somebody waits for in {@link #pause}
   */
  public record Options(
      Scenario scenario,
      long seed,
      int port,
      @Nullable Instant start,
      double speed,
      boolean skipping,
      Account account) {
    private static final Instant MANUAL_START = Instant.parse("2026-03-10T14:00:00Z");

    /** A living sandbox at the machine's time and pace. */
    public static Options running(Scenario scenario) {
      return new Options(scenario, 1, 0, null, 1, false, Account.DEFAULT);
    }

    /** A sandbox whose time only tests move. */
    public static Options manual(Scenario scenario) {
      return new Options(scenario, 1, 0, MANUAL_START, 0, true, Account.DEFAULT);
    }

    public Options withSeed(long value) {
      return new Options(scenario, value, port, start, speed, skipping, account);
    }

    public Options withPort(int value) {
      return new Options(scenario, seed, value, start, speed, skipping, account);
    }

    public Options withSpeed(double value) {
      return new Options(scenario, seed, port, start, value, skipping, account);
    }

    /** For one command that nobody wants to wait for: its pauses take no time here. */
    public Options withSkipping() {
      return new Options(scenario, seed, port, start, speed, true, account);
    }

    public Options withAccount(Account value) {
      return new Options(scenario, seed, port, start, speed, skipping, value);
    }
  }

  private final Options options;
  private final World world;
  private final Credentials credentials;
  private final Faults faults;
  private final RateLimits rateLimits = new RateLimits();
  private final Traffic traffic = new Traffic();
  private final SandboxRoles roles;
  private final List<ServiceEndpoint> services;
  private final SandboxServer server;

  private Sandbox(Options options) throws IOException {
    this.options = options;
    Instant asked = options.start();
    Instant start =
        asked != null
            ? asked
            : options.speed() == 0
                ? Options.MANUAL_START
                : InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    this.faults = new Faults(options.seed());
    this.world =
        Scenarios.build(
            options.scenario(),
            options.account(),
            options.seed(),
            start,
            clock(options, start),
            faults);
    this.credentials = new Credentials(InstantSource.system(), options.account().id());
    this.roles = new SandboxRoles(options.account());
    this.services =
        List.of(
            new StsEndpoint(credentials, roles.all(), List.of(roles.device())),
            new EcsEndpoint(world),
            new AutoscalingEndpoint(world),
            new SecretsManagerEndpoint(world),
            new ElbEndpoint(world),
            new CloudWatchEndpoint(world),
            new LogsEndpoint(world),
            new CloudTrailEndpoint(world),
            new CacheEndpoint(world),
            new BackupEndpoint(world),
            new CloudFrontEndpoint(world),
            new EfsEndpoint(world),
            new EventsEndpoint(world),
            new SchedulerEndpoint(world),
            new S3ControlEndpoint(world),
            new S3Endpoint(world),
            new XrayEndpoint(world),
            new CertificatesEndpoint(world),
            new FirewallEndpoint(world),
            new IamEndpoint(world),
            new ImagesEndpoint(world),
            new KeysEndpoint(world),
            new NetworkEndpoint(world),
            new ParametersEndpoint(world),
            new TopicsEndpoint(world),
            new DatabaseEndpoint(world));
    World w = world;
    this.server =
        SandboxServer.of(services)
            .moment(
                new SandboxServer.Moment() {
                  @Override
                  public <T> T at(Function<Instant, T> body) {
                    return w.call(() -> body.apply(w.now()));
                  }
                })
            .credentials(credentials)
            .faults(faults)
            .rateLimits(rateLimits)
            .traffic(traffic)
            .witness(new Recorder(world))
            .port(options.port())
            .start();
  }

  private static SandboxClock clock(Options options, Instant start) {
    return options.speed() == 0
        ? SandboxClock.manual(start)
        : SandboxClock.running(start, options.speed());
  }

  /** Builds the scenario's past and listens on loopback. Throws when the port is taken. */
  public static Sandbox start(Options options) throws IOException {
    return new Sandbox(options);
  }

  /** {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return server.endpoint();
  }

  public String region() {
    return options.account().region();
  }

  public String accountId() {
    return options.account().id();
  }

  /** The access key that opens it; a fake. */
  public String accessKeyId() {
    return Credentials.ACCESS_KEY_ID;
  }

  /** The key's other half; a fake, the same everywhere. */
  public String secretAccessKey() {
    return Credentials.SECRET_ACCESS_KEY;
  }

  /** Who may call; tests let credentials expire here. */
  public Credentials credentials() {
    return credentials;
  }

  /** Which roles may be assumed, and the MFA device that one of them demands. */
  public SandboxRoles roles() {
    return roles;
  }

  /**
   * Puts a fault in force. Throws IllegalArgumentException, saying why, when no request could ever
   * meet it.
   */
  public void fault(FaultRule rule) {
    if (services.stream().noneMatch(rule::concerns)) {
      throw new IllegalArgumentException(
          "The sandbox has no operation " + rule.service() + ":" + rule.operation() + ".");
    }
    faults.add(rule);
  }

  /** What goes wrong on the way. */
  public Faults faults() {
    return faults;
  }

  public RateLimits rateLimits() {
    return rateLimits;
  }

  /** Which requests came. */
  public Traffic traffic() {
    return traffic;
  }

  /** The world behind it: its time to move, its truth to look up. */
  public World world() {
    return world;
  }

  /** Waits in its time: one that skips what is waited for moves by that much at once. */
  public Pause pause() {
    return options.skipping() ? this::skip : Pause.atSpeed(options.speed());
  }

  private void skip(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    world.advance(time);
  }

  public Scenario scenario() {
    return options.scenario();
  }

  @Override
  public void close() {
    server.close();
  }
}
