package dev.quarterdeck.app;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.health.DepthReader;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.alarm.AlarmBook;
import dev.quarterdeck.health.alarm.Overdue;
import dev.quarterdeck.health.alarm.SilenceBook;
import dev.quarterdeck.health.alarm.Silences;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.load.MetricsReader;
import dev.quarterdeck.health.probe.ProbeRule;
import dev.quarterdeck.health.probe.Prober;
import dev.quarterdeck.health.probe.UrlHttp;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.screen.alarms.AlarmDesk;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.image.ImageAges;
import dev.quarterdeck.session.Config;
import dev.quarterdeck.session.Home;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What watches services: health, metrics, alarms and their silences. */
public final class Monitoring implements AlarmDesk {
  private final Ports ports;
  private final InstantSource clock;
  private final HealthCheck health;
  private final SilenceBook silenceBook;
  private @Nullable Overdue overdue;

  /** {@code publicNames}: whether names of load balancers lead anywhere from here. */
  Monitoring(
      Ports ports,
      FleetReader fleet,
      UsageReader usage,
      Config config,
      Home home,
      String region,
      InstantSource clock,
      boolean publicNames) {
    this.ports = ports;
    this.clock = clock;
    this.silenceBook = new SilenceBook(home.silences());
    this.health =
        new HealthCheck(
            fleet,
            ports.loadBalancers(),
            ports.alarms(),
            new LoadReader(ports.metrics()),
            new DepthReader(
                ports.ecs(),
                fleet,
                usage,
                ports.logs(),
                new ImageAges(ports.images(), region, clock)),
            new Prober(
                config.probes().stream()
                    .map(p -> new ProbeRule(p.service(), p.url(), p.always()))
                    .toList(),
                new UrlHttp(),
                ports.loadBalancers(),
                publicNames),
            named(config));
  }

  /** Clusters by which environments are told apart, and services whose endpoints are probed. */
  private static Named named(Config config) {
    Named found = Named.of(null, config.probes().stream().map(Config.Probe::service).toList());
    for (Config.EnvironmentRule rule : config.environments()) {
      String name = rule.match().name();
      if (name != null && !name.contains("*")) {
        found = found.and(Named.of(name, List.of()));
      }
    }
    return found;
  }

  HealthCheck health() {
    return health;
  }

  /** What one service carried. */
  public MetricsReader metrics() {
    return new MetricsReader(ports.metrics(), ports.loadBalancers(), clock);
  }

  @Override
  public Outcome<Listing<Alarm>> alarms() {
    return ports.alarms().all();
  }

  @Override
  public AlarmBook alarmBook() {
    return ports.alarmBook();
  }

  /** Silences of alarms, to be run by {@link Console#changes}. */
  @Override
  public Silences silences() {
    return new Silences(ports.alarmBook(), ports.alarms(), silenceBook, ports.identities(), clock);
  }

  /** Silences whose time is over; remembers what it tried. */
  public synchronized Overdue overdue() {
    Overdue known = overdue;
    if (known == null) {
      known = new Overdue(silenceBook, silences(), clock);
      overdue = known;
    }
    return known;
  }

  /** Which silences this console remembers. */
  @Override
  public SilenceBook silenceBook() {
    return silenceBook;
  }
}
