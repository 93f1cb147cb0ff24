package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics, one datum a minute: what clients put is kept, the rest follows from the world when it is
 * read.
 */
public final class Metrics {
  /** A metric's name with its dimensions. */
  public record Id(String namespace, String name, Map<String, String> dimensions) {
    public Id {
      dimensions = new TreeMap<>(dimensions);
    }
  }

  public static final String ECS = "AWS/ECS";
  public static final String ALB = "AWS/ApplicationELB";
  private static final List<String> OF_SERVICE = List.of("CPUUtilization", "MemoryUtilization");
  private static final List<String> OF_GROUP =
      List.of(
          "RequestCount",
          "HTTPCode_Target_2XX_Count",
          "HTTPCode_Target_4XX_Count",
          "HTTPCode_Target_5XX_Count",
          "TargetResponseTime",
          "HealthyHostCount",
          "UnHealthyHostCount");
  private static final int KEPT = 10_000;
  private static final int QUANTILES = 40;
  private static final double[] SKEWED = new double[QUANTILES];

  static {
    for (int i = 0; i < QUANTILES; i++) {
      double share = (i + 0.5) / QUANTILES;
      SKEWED[i] = Math.exp(0.55 * Math.log(share / (1 - share)));
    }
  }

  private final World world;
  private final Watch watch;
  private final Map<Id, List<Datum>> stored = new HashMap<>();

  Metrics(World world, Watch watch) {
    this.world = world;
    this.watch = watch;
  }

  /** Keeps what a client put; the oldest goes when there is too much. */
  public void put(Id id, Instant at, double sum, double count, List<Double> values) {
    List<Datum> data = stored.computeIfAbsent(id, i -> new ArrayList<>());
    data.add(new Datum(at, sum, count, values));
    if (data.size() > KEPT) {
      data.removeFirst();
    }
  }

  /** Every metric that has data now. */
  public List<Id> list() {
    List<Id> all = new ArrayList<>(stored.keySet());
    for (Cluster c : world.ecs().clusters()) {
      for (EcsService s : c.services()) {
        for (String name : OF_SERVICE) {
          all.add(new Id(ECS, name, Map.of("ClusterName", c.name(), "ServiceName", s.name())));
        }
      }
    }
    for (TargetGroup g : world.balancing().groups()) {
      for (LoadBalancer lb : world.balancing().behind(g)) {
        for (String name : OF_GROUP) {
          all.add(
              new Id(
                  ALB, name, Map.of("LoadBalancer", lb.dimension(), "TargetGroup", g.dimension())));
        }
      }
    }
    return all;
  }

  /** The minutes of a metric within {@code [from, to)}, none of them in the future. */
  public List<Datum> read(Id id, Instant from, Instant to) {
    List<Datum> kept = stored.get(id);
    if (kept != null) {
      return kept.stream().filter(d -> !d.at().isBefore(from) && d.at().isBefore(to)).toList();
    }
    EcsService s = service(id);
    if (s == null) {
      return List.of();
    }
    Instant end = to.isBefore(world.now()) ? to : world.now();
    List<Datum> data = new ArrayList<>();
    Instant first = from.isBefore(s.created()) ? s.created() : from;
    for (Instant at = first.truncatedTo(ChronoUnit.MINUTES);
        at.isBefore(end);
        at = at.plus(Duration.ofMinutes(1))) {
      Datum d = at.isBefore(from) ? null : minute(id, s, at);
      if (d != null) {
        data.add(d);
      }
    }
    return data;
  }

  private @Nullable EcsService service(Id id) {
    if (id.namespace().equals(ECS)) {
      Cluster c = world.ecs().cluster(id.dimensions().getOrDefault("ClusterName", ""));
      return c == null
          ? null
          : world.ecs().service(c, id.dimensions().getOrDefault("ServiceName", ""));
    }
    if (!id.namespace().equals(ALB)) {
      return null;
    }
    String group = id.dimensions().get("TargetGroup");
    String balancer = id.dimensions().get("LoadBalancer");
    TargetGroup named = group == null ? null : world.balancing().groupOf(group);
    for (TargetGroup g :
        group == null
            ? world.balancing().groups()
            : named == null ? List.<TargetGroup>of() : List.of(named)) {
      if (balancer == null
          || world.balancing().behind(g).stream().anyMatch(lb -> lb.dimension().equals(balancer))) {
        return owner(g);
      }
    }
    return null;
  }

  private @Nullable EcsService owner(TargetGroup g) {
    for (Cluster c : world.ecs().clusters()) {
      for (EcsService s : c.services()) {
        for (ServiceSpec.Target t : s.spec.targets()) {
          if (g.equals(world.ecs().production(t))) {
            return s;
          }
        }
      }
    }
    return null;
  }

  /** A day's wave, noise, and what the tasks of that minute can carry. */
  private @Nullable Datum minute(Id id, EcsService s, Instant at) {
    int running = s.runningAt(at.plusSeconds(59));
    long key = at.getEpochSecond() / 60;
    double noise = world.randomness().noise(s.arn(), key);
    double wave = 1 + 0.35 * Math.sin(2 * Math.PI * (key % 1_440) / 1_440.0);
    double requests = Math.round(420 * wave * (0.9 + 0.2 * noise));
    if (running == 0 && !id.name().equals("UnHealthyHostCount")) {
      return null;
    }
    return switch (id.name()) {
      case "CPUUtilization" -> Datum.of(at, Math.min(99, 24 * wave * (0.8 + 0.4 * noise)));
      case "MemoryUtilization" -> Datum.of(at, 41 + 6 * noise);
      case "RequestCount" -> new Datum(at, requests, requests, List.of(1.0));
      case "HTTPCode_Target_2XX_Count" -> {
        double well = requests - refused(s, key, requests) - errors(s, at, requests);
        yield new Datum(at, Math.max(0, well), Math.max(0, well), List.of(1.0));
      }
      case "HTTPCode_Target_4XX_Count" -> some(at, refused(s, key, requests));
      case "HTTPCode_Target_5XX_Count" -> some(at, errors(s, at, requests));
      case "TargetResponseTime" ->
          latency(
              at,
              requests,
              0.045
                  * wave
                  * (0.85 + 0.3 * noise)
                  * (1 + 8 * Math.max(0, watch.errorShare(s.arn(), at) - 0.01)));
      case "HealthyHostCount" -> Datum.of(at, running);
      case "UnHealthyHostCount" -> Datum.of(at, unhealthy(s, at.plusSeconds(60)));
      default -> null;
    };
  }

  private double errors(EcsService s, Instant at, double requests) {
    double share = watch.errorShare(s.arn(), at);
    long key = at.getEpochSecond() / 60;
    return share == 0
        ? 0
        : Math.round(
            requests * share * (0.7 + 0.6 * world.randomness().noise(s.arn() + "5xx", key)));
  }

  private double refused(EcsService s, long key, double requests) {
    return Math.round(requests * 0.015 * (0.5 + world.randomness().noise(s.arn() + "4xx", key)));
  }

  /** A count that has no data where it is zero. */
  private static @Nullable Datum some(Instant at, double count) {
    return count == 0 ? null : new Datum(at, count, count, List.of(1.0));
  }

  /** Targets that are unhealthy now and were at that instant. */
  private double unhealthy(EcsService s, Instant at) {
    return s.spec.targets().stream()
        .map(world.ecs()::production)
        .filter(java.util.Objects::nonNull)
        .flatMap(g -> g.targets().stream())
        .filter(t -> t.state.equals("unhealthy") && !t.since.isAfter(at))
        .count();
  }

  /** A skewed distribution around a median, in seconds. */
  private static Datum latency(Instant at, double requests, double median) {
    List<Double> values = new ArrayList<>(QUANTILES);
    double sum = 0;
    for (double skew : SKEWED) {
      double v = median * skew;
      values.add(v);
      sum += v;
    }
    return new Datum(at, sum / QUANTILES * requests, requests, values);
  }
}
