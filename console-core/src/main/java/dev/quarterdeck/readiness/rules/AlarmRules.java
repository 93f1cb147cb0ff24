package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.Metric;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Alarms on what services and load balancers do, and what their answers take. */
final class AlarmRules {
  static final String ALARMS = "cloudwatch:DescribeAlarms";
  private static final String NONE =
      "No service of the scope has a load balancer; leave the item out with without: loadBalancer.";
  private static final int FEW_REQUESTS = 100;

  private AlarmRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("alarm-errors", AlarmRules::errors);
    rules.put("alarm-latency", AlarmRules::latency);
    rules.put("alarm-cpu-memory", AlarmRules::load);
    rules.put("alarm-unhealthy-hosts", AlarmRules::unhealthy);
    rules.put("p95-latency", AlarmRules::p95);
    rules.put("alarm-rds", DatabaseAlarmRule::judge);
  }

  static List<AlarmFacts> on(
      Listing<AlarmFacts> alarms, Set<String> metrics, Predicate<Map<String, String>> of) {
    return alarms.items().stream()
        .filter(a -> !a.scales())
        .filter(
            a ->
                a.metrics().stream()
                    .anyMatch(m -> metrics.contains(m.name()) && of.test(m.dimensions())))
        .toList();
  }

  /** The alarm tells somebody: by itself, or through a composite alarm that names it. */
  static boolean tells(Listing<AlarmFacts> all, AlarmFacts a) {
    return a.tells() || !composites(all, a).isEmpty();
  }

  /** Composite alarms that go off with it and tell somebody. */
  static List<AlarmFacts> composites(Listing<AlarmFacts> all, AlarmFacts a) {
    Pattern named =
        Pattern.compile(
            "\\bALARM\\s*\\(\\s*[\"']?(?:arn:[^\"')]*:alarm:)?"
                + Pattern.quote(a.name())
                + "[\"']?\\s*\\)");
    return all.items().stream()
        .filter(c -> c.rule() != null && c.tells() && named.matcher(c.rule()).find())
        .toList();
  }

  /** Alarms on services of the scope and on their target groups and load balancers. */
  static Listing<AlarmFacts> ofScope(Readings in, Listing<AlarmFacts> all) {
    Listing<TargetGroup> groups = in.balancers().groups();
    Listing<ServiceFacts> services = in.ecs().services();
    List<AlarmFacts> mine =
        all.items().stream()
            .filter(a -> !a.scales())
            .filter(
                a ->
                    a.metrics().stream()
                        .map(Metric::dimensions)
                        .anyMatch(
                            d ->
                                services.items().stream().anyMatch(s -> of(s, d))
                                    || groups.items().stream().anyMatch(g -> of(g, d))))
            .toList();
    // The groups' own unknowns hold the services'.
    return new Listing<>(mine, all.unknowns()).and(groups.unknowns());
  }

  static boolean found(
      Checks checks,
      Listing<AlarmFacts> all,
      String resource,
      String field,
      List<AlarmFacts> alarms) {
    Optional<AlarmFacts> good = alarms.stream().filter(a -> tells(all, a)).findFirst();
    if (good.isPresent()) {
      checks.pass(resource, field, good.get().name(), "alarm " + good.get().name() + " watches it");
      return true;
    }
    // Among what is missing may be the alarm, or a composite one that tells of it.
    if (all.isComplete()) {
      String silent = alarms.isEmpty() ? null : alarms.getFirst().name();
      checks.fail(
          resource,
          field,
          silent,
          silent == null
              ? "no alarm watches " + field
              : "alarm " + silent + " watches it and tells nobody");
    }
    return false;
  }

  private static boolean of(TargetGroup g, Map<String, String> dimensions) {
    return g.dimension().equals(dimensions.get("TargetGroup"))
        || (!dimensions.containsKey("TargetGroup")
            && g.balancers().stream()
                .anyMatch(b -> b.endsWith(String.valueOf(dimensions.get("LoadBalancer")))));
  }

  private static Finding errors(Readings in) {
    Checks checks = new Checks(ALARMS, in.now());
    Listing<TargetGroup> groups = in.balancers().groups();
    Listing<AlarmFacts> alarms = in.watch().alarms();
    checks.missing(alarms.unknowns());
    return checks
        .each(
            groups,
            TargetGroup::name,
            g ->
                found(
                    checks,
                    alarms,
                    g.name(),
                    "HTTPCode_Target_5XX_Count",
                    on(
                        alarms,
                        Set.of("HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"),
                        d -> of(g, d))))
        .done(NONE);
  }

  private static Finding latency(Readings in) {
    Checks checks = new Checks(ALARMS, in.now());
    Listing<TargetGroup> groups = in.balancers().groups();
    Listing<AlarmFacts> alarms = in.watch().alarms();
    checks.missing(alarms.unknowns());
    return checks
        .each(
            groups,
            TargetGroup::name,
            g -> {
              List<AlarmFacts> on = on(alarms, Set.of("TargetResponseTime"), d -> of(g, d));
              List<AlarmFacts> telling = on.stream().filter(a -> tells(alarms, a)).toList();
              if (found(checks, alarms, g.name(), "TargetResponseTime", on)
                  && telling.stream().noneMatch(AlarmRules::percentile)) {
                checks.warn(
                    g.name(),
                    "Statistic",
                    telling.getFirst().statistic(),
                    "the alarm watches an average, which hides slow answers");
              }
            })
        .done(NONE);
  }

  private static boolean percentile(AlarmFacts a) {
    return a.statistic() != null && a.statistic().matches("(?i)(?:p|tm|tc|ts|wm)\\d+.*");
  }

  private static Finding load(Readings in) {
    Checks checks = new Checks(ALARMS, in.now());
    Listing<AlarmFacts> alarms = in.watch().alarms();
    checks.missing(alarms.unknowns());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              for (String metric : List.of("CPUUtilization", "MemoryUtilization")) {
                found(checks, alarms, s.ref(), metric, on(alarms, Set.of(metric), d -> of(s, d)));
              }
            })
        .done("No service was found in the scope.");
  }

  private static boolean of(ServiceFacts s, Map<String, String> dimensions) {
    return s.cluster().equals(dimensions.get("ClusterName"))
        && s.name().equals(dimensions.get("ServiceName"));
  }

  private static Finding unhealthy(Readings in) {
    Checks checks = new Checks(ALARMS, in.now());
    Listing<AlarmFacts> alarms = in.watch().alarms();
    checks.missing(alarms.unknowns());
    checks.missing(in.balancers().groups().unknowns());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              List<TargetGroup> groups =
                  in.balancers().groups().items().stream()
                      .filter(g -> s.targetGroups().contains(g.arn()))
                      .toList();
              if (groups.isEmpty()) {
                return;
              }
              List<AlarmFacts> on =
                  new ArrayList<>(on(alarms, Set.of("RunningTaskCount"), d -> of(s, d)));
              groups.forEach(
                  g -> on.addAll(on(alarms, Set.of("UnHealthyHostCount"), d -> of(g, d))));
              found(checks, alarms, s.ref(), "UnHealthyHostCount", on);
            })
        .done(NONE);
  }

  private static Finding p95(Readings in) {
    Checks checks = new Checks("cloudwatch:GetMetricData", in.now());
    int limit = in.settings().p95Millis();
    return checks
        .each(
            in.balancers().groups(),
            TargetGroup::name,
            g -> {
              String balancer =
                  g.balancers().isEmpty()
                      ? ""
                      : g.balancers().getFirst().replaceFirst(".*:loadbalancer/", "");
              Map<String, String> dimensions =
                  Map.of("TargetGroup", g.dimension(), "LoadBalancer", balancer);
              double requests = value(in, "RequestCount", "Sum", dimensions).orElse(0.0);
              Optional<Double> seconds = value(in, "TargetResponseTime", "p95", dimensions);
              if (requests < FEW_REQUESTS || seconds.isEmpty()) {
                checks.unknown(
                    g.name(),
                    "RequestCount",
                    Math.round(requests),
                    "answered too few requests in seven days to tell");
                return;
              }
              long millis = Math.round(seconds.get() * 1000);
              checks.add(
                  millis < limit ? Status.PASS : Status.FAIL,
                  g.name(),
                  "TargetResponseTime p95",
                  millis + " ms",
                  "95 of 100 answers came within " + millis + " ms; " + limit + " ms are allowed");
            })
        .done(NONE);
  }

  private static Optional<Double> value(
      Readings in, String metric, String statistic, Map<String, String> dimensions) {
    return in.watch()
        .metric(
            new Metric("AWS/ApplicationELB", metric, dimensions),
            statistic,
            in.now().minus(Duration.ofDays(7)),
            in.now());
  }
}
