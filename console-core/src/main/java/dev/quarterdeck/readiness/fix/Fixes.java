package dev.quarterdeck.readiness.fix;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.BalancerFacts.TargetGroup;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.fix.WatchEditor.AlarmSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}");

  /**
   * What new alarms need to know.
   *
   * @param dimensions of target groups by name and by service: LoadBalancer and TargetGroup
   * @param names of the alarms there are: putting one of the same name would replace it
   * @param missing why there may be more names; null where all are known
   */
  public record Known(
      Map<String, Map<String, String>> dimensions, Set<String> names, @Nullable String missing) {
    static final Known NOTHING = new Known(Map.of(), Set.of(), null);
  }

  /** One call that is made. */
  private record Step(Plan.Step step, String detail, Supplier<Outcome<String>> call) {}

  /**
   * A change that puts right what the result names.
   *
   * @param days the least retention that is asked for
   * @param topic ARN of the SNS topic that new alarms tell; needed for alarms
   */
  public Outcome<Change<List<String>>> plan(
      Run.Result result, int days, @Nullable String topic, Known known) {
    String id = result.item().id();
    if (!ITEMS.contains(id)) {
      return Outcome.failed(
          new Problem.Refused(
              "The console cannot put " + id + " right by itself.", result.item().remedy()));
    }
    boolean alarms = !id.equals("log-retention");
    if (alarms && (topic == null || !TOPIC.matcher(topic).matches())) {
      return Outcome.failed(
          new Problem.Invalid(
              topic == null
                  ? "An alarm must tell somebody."
                  : "That is not the ARN of a standard SNS topic.",
              "Name the SNS topic: --topic arn:aws:sns:REGION:ACCOUNT:NAME"));
    }
    if (alarms && known.missing() != null) {
      return Outcome.failed(
          new Problem.Refused(
              "Not every alarm could be read, and one of the same name would be replaced: "
                  + known.missing(),
              "See that cloudwatch:DescribeAlarms is allowed, and try again."));
    }
    List<Step> steps = new ArrayList<>();
    Set<String> names = new HashSet<>(known.names());
    for (Evidence e : result.evidence()) {
      if (e.status() != Status.FAIL) {
        continue;
      }
      if (alarms) {
        alarm(e, topic == null ? "" : topic, known.dimensions(), names, steps);
      } else {
        retention(e, days, steps);
      }
    }
    return Outcome.done(new Fix(result, steps));
  }

  /** Never shorter than it is: what is older goes for good. */
  private void retention(Evidence e, int days, List<Step> into) {
    if (e.field() == null || !e.field().equals("retentionInDays")) {
      return;
    }
    int allowed = RETENTIONS.stream().filter(d -> d >= days).findFirst().orElse(3653);
    String before = e.value();
    if (before != null && Integer.parseInt(before) >= allowed) {
      return;
    }
    into.add(
        new Step(
            new Plan.Step(
                "logs:PutRetentionPolicy",
                "Keep events of " + e.resource() + " for " + allowed + " days."),
            e.resource()
                + ": "
                + (before == null ? "never expires" : before + " days")
                + " → "
                + allowed
                + " days"
                + (before == null ? "; what is older is deleted for good" : ""),
            () -> editor.retention(e.resource(), allowed)));
  }

  private void alarm(
      Evidence e,
      String topic,
      Map<String, Map<String, String>> dimensions,
      Set<String> names,
      List<Step> into) {
    AlarmSpec wanted = e.value() == null ? alarm(e, topic, dimensions) : null;
    if (wanted == null) {
      return;
    }
    String name = wanted.name();
    for (int i = 2; !names.add(name); i++) {
      name = wanted.name() + "-" + i;
    }
    AlarmSpec alarm = wanted.named(name);
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
    if (!target.getOrDefault("LoadBalancer", "").startsWith("app/")) {
      // A network load balancer has other metrics under another name.
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

  /** What there is of alarms and target groups; read only where alarms are made. */
  public static Known known(String item, Supplier<Readings> readings) {
    if (!ITEMS.contains(item) || item.equals("log-retention")) {
      return Known.NOTHING;
    }
    Readings in = readings.get();
    Listing<AlarmFacts> alarms = in.watch().alarms();
    return new Known(
        item.equals("alarm-cpu-memory") ? Map.of() : dimensions(in),
        alarms.items().stream().map(AlarmFacts::name).collect(Collectors.toSet()),
        alarms.isComplete() ? null : alarms.unknowns().getFirst().why());
  }

  /** The dimensions that CloudWatch knows target groups by. */
  private static Map<String, Map<String, String>> dimensions(Readings in) {
    Map<String, Map<String, String>> byName = new HashMap<>();
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

  private record Fix(Run.Result result, List<Step> steps) implements Change<List<String>> {
    @Override
    public Plan plan() {
      String id = result.item().id();
      return new Plan(
          "checklist.fix",
          id,
          id,
          !steps.isEmpty()
              ? "Put " + id + " right."
              : result.status().blocks()
                  ? "Nothing of " + id + " can be put right from here. " + result.nextStep()
                  : "Nothing of " + id + " is left to put right here.",
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
