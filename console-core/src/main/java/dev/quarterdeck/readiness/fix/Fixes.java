package dev.quarterdeck.readiness.fix;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.fix.WatchEditor.AlarmSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The findings that the console can put right safely: log retention, and alarms that are missing.
 */
public final class Fixes {
  /** Items that {@link #plan} takes. */
  public static final Set<String> ITEMS =
      Set.of(
          "log-retention",
          "alarm-errors",
          "alarm-latency",
          "alarm-cpu-memory",
          "alarm-unhealthy-hosts");

  /** What CloudWatch Logs takes for days. */
  private static final List<Integer> RETENTIONS =
      List.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private final WatchEditor editor;

  public Fixes(WatchEditor editor) {
    this.editor = editor;
  }

  /** One call that is made. */
  private record Step(Plan.Step step, String detail, Supplier<Outcome<String>> call) {}

  /**
   * A change that puts right what the result names.
   *
   * @param days the least retention that is asked for
   * @param topic ARN of the SNS topic that new alarms tell; needed for alarms
   * @param dimensions of target groups by name: LoadBalancer and TargetGroup
   */
  public Outcome<Change<List<String>>> plan(
      Run.Result result,
      int days,
      @Nullable String topic,
      Map<String, Map<String, String>> dimensions) {
    String id = result.item().id();
    if (!ITEMS.contains(id)) {
      return Outcome.failed(
          new Problem.Refused(
              "The console cannot put " + id + " right by itself.", result.item().remedy()));
    }
    if (!id.equals("log-retention") && topic == null) {
      return Outcome.failed(
          new Problem.Invalid(
              "An alarm must tell somebody.",
              "Name the SNS topic: --topic arn:aws:sns:REGION:ACCOUNT:NAME"));
    }
    List<Step> steps = new ArrayList<>();
    for (Evidence e : result.evidence()) {
      if (e.status() == Status.FAIL) {
        step(id, e, days, topic == null ? "" : topic, dimensions, steps);
      }
    }
    return Outcome.done(new Fix(id, steps));
  }

  private void step(
      String id,
      Evidence e,
      int days,
      String topic,
      Map<String, Map<String, String>> dimensions,
      List<Step> into) {
    if (id.equals("log-retention")) {
      if (e.field() != null && e.field().equals("retentionInDays")) {
        int allowed = RETENTIONS.stream().filter(d -> d >= days).findFirst().orElse(3653);
        into.add(
            new Step(
                new Plan.Step(
                    "logs:PutRetentionPolicy",
                    "Keep events of " + e.resource() + " for " + allowed + " days."),
                e.resource()
                    + ": "
                    + (e.value() == null ? "never expires" : e.value() + " days")
                    + " → "
                    + allowed
                    + " days",
                () -> editor.retention(e.resource(), allowed)));
      }
      return;
    }
    AlarmSpec alarm = alarm(e, topic, dimensions);
    if (alarm != null && e.value() == null) {
      into.add(
          new Step(
              new Plan.Step("cloudwatch:PutMetricAlarm", "Make the alarm " + alarm.name() + "."),
              "%s: %s of %s above %s for %d of %d periods of %d s, tells %s"
                  .formatted(
                      alarm.name(),
                      alarm.statistic(),
                      alarm.metric(),
                      plain(alarm.threshold()),
                      alarm.periods(),
                      alarm.periods(),
                      alarm.periodSeconds(),
                      topic),
              () -> editor.alarm(alarm)));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static @Nullable AlarmSpec alarm(
      Evidence e, String topic, Map<String, Map<String, String>> dimensions) {
    String metric = e.field() == null ? "" : e.field();
    String name = e.resource().replace('/', '-');
    if (metric.equals("CPUUtilization") || metric.equals("MemoryUtilization")) {
      String[] ref = e.resource().split("/", 2);
      String kind = metric.equals("CPUUtilization") ? "cpu" : "memory";
      return ref.length < 2
          ? null
          : new AlarmSpec(
              name + "-" + kind,
              "AWS/ECS",
              metric,
              Map.of("ClusterName", ref[0], "ServiceName", ref[1]),
              "Average",
              60,
              3,
              85,
              "missing",
              topic);
    }
    Map<String, String> target = dimensions.get(e.resource());
    if (target == null) {
      return null;
    }
    return switch (metric) {
      case "HTTPCode_Target_5XX_Count" ->
          new AlarmSpec(
              name + "-5xx",
              "AWS/ApplicationELB",
              metric,
              target,
              "Sum",
              60,
              3,
              10,
              "notBreaching",
              topic);
      case "TargetResponseTime" ->
          new AlarmSpec(
              name + "-latency",
              "AWS/ApplicationELB",
              metric,
              target,
              "p95",
              60,
              3,
              1,
              "notBreaching",
              topic);
      case "UnHealthyHostCount" ->
          new AlarmSpec(
              name + "-unhealthy-hosts",
              "AWS/ApplicationELB",
              metric,
              target,
              "Maximum",
              60,
              3,
              0,
              "notBreaching",
              topic);
      default -> null;
    };
  }

  /** The dimensions that CloudWatch knows target groups by; read only where alarms need them. */
  public static Map<String, Map<String, String>> dimensions(
      String item, Supplier<Readings> readings) {
    Map<String, Map<String, String>> byName = new HashMap<>();
    if (item.equals("log-retention") || item.equals("alarm-cpu-memory")) {
      return byName;
    }
    Readings in = readings.get();
    for (TargetGroup g : in.balancers().groups().items()) {
      if (!g.balancers().isEmpty()) {
        Map<String, String> dimensions =
            Map.of(
                "TargetGroup",
                g.dimension(),
                "LoadBalancer",
                g.balancers().getFirst().replaceFirst(".*:loadbalancer/", ""));
        byName.put(g.name(), dimensions);
        in.ecs().services().items().stream()
            .filter(s -> s.targetGroups().contains(g.arn()))
            .forEach(s -> byName.put(s.ref(), dimensions));
      }
    }
    return byName;
  }

  private record Fix(String id, List<Step> steps) implements Change<List<String>> {
    @Override
    public Plan plan() {
      return new Plan(
          "checklist.fix",
          id,
          id,
          steps.isEmpty()
              ? "Nothing of " + id + " is left to put right here."
              : "Put " + id + " right.",
          steps.stream().map(Step::detail).toList(),
          steps.stream().map(Step::step).toList(),
          List.of(),
          Map.of());
    }

    @Override
    public Outcome<List<String>> execute() {
      List<String> done = new ArrayList<>();
      for (Step s : steps) {
        switch (s.call().get()) {
          case Outcome.Done<String>(String what) -> done.add(what);
          case Outcome.Failed<String>(Problem p) -> {
            return Outcome.failed(p);
          }
        }
      }
      return Outcome.done(List.copyOf(done));
    }

    @Override
    public String said(List<String> result) {
      return "done: " + String.join(", ", result);
    }
  }
}
