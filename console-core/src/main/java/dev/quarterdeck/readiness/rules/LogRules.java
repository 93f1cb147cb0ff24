package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.ContainerFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.LogGroupFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where logs go, how long they stay, and what becomes of errors. */
final class LogRules {
  private static final String GROUPS = "logs:DescribeLogGroups";
  private static final Set<String> SHIPPING =
      Set.of("awslogs", "awsfirelens", "splunk", "fluentd", "gelf", "syslog");

  /** What a tracker cannot work without: its other settings alone send nothing. */
  private static final Pattern TRACKER =
      Pattern.compile(
          "(?:.*_)?(?:SENTRY_DSN(?:_.*)?|ROLLBAR_(?:.*_)?TOKEN|(?:BUGSNAG|HONEYBADGER)_API_KEY"
              + "|AIRBRAKE_(?:PROJECT|API)_KEY|RAYGUN_(?:API_?|APP_?)KEY)"
              + "|DD_API_KEY|NEW_RELIC_LICENSE_KEY");

  private static final Pattern ERRORS =
      Pattern.compile("(?i).*(?:error|exception|fatal|critical|\\b5\\d\\d\\b).*");

  private LogRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("cw-logs", LogRules::shipped);
    rules.put("log-retention", LogRules::retention);
    rules.put("log-kms", LogRules::key);
    rules.put("error-tracking", LogRules::errorTracking);
    rules.put("dashboard", LogRules::dashboard);
  }

  private static Map<String, LogGroupFacts> groups(Listing<LogGroupFacts> all) {
    Map<String, LogGroupFacts> byName = new HashMap<>();
    all.items().forEach(g -> byName.put(g.name(), g));
    return byName;
  }

  private static Finding shipped(Readings in) {
    Checks checks = new Checks(DefinitionRules.DEFINITIONS + ", " + GROUPS, in.now());
    return checks
        .each(
            in.ecs().definitions(),
            TaskDefinitionFacts::ref,
            d -> d.containers().forEach(c -> shipped(checks, in, d.ref() + " " + c.name(), c)))
        .done(DefinitionRules.NONE);
  }

  private static void shipped(Checks checks, Readings in, String ref, ContainerFacts c) {
    String driver = c.logDriver();
    if (driver == null || !SHIPPING.contains(driver)) {
      checks.fail(ref, "logConfiguration.logDriver", driver, "its logs go nowhere that keeps them");
      return;
    }
    String group = c.logOptions().get("awslogs-group");
    if (!driver.equals("awslogs")) {
      checks.pass(ref, "logConfiguration.logDriver", driver, "ships its logs with " + driver);
      return;
    }
    Optional<String> unread = in.watch().unread(c);
    if (unread.isPresent()) {
      checks.unknown(ref, "awslogs-region", c.logOptions().get("awslogs-region"), unread.get());
      return;
    }
    Listing<LogGroupFacts> all = in.watch().logGroups();
    boolean there = group != null && groups(all).containsKey(group);
    if (!there && !all.isComplete()) {
      checks.missing(all.unknowns());
    } else {
      checks.that(
          there,
          ref,
          "awslogs-group",
          group,
          group == null
              ? "names no log group"
              : there ? "logs to " + group : "logs to " + group + ", which does not exist");
    }
  }

  private static Finding eachGroup(Readings in, BiConsumer<Checks, LogGroupFacts> look) {
    Checks checks = new Checks(GROUPS, in.now());
    Listing<String> used = in.watch().usedGroups();
    if (used.items().isEmpty()) {
      return checks.missing(used.unknowns()).done("No container of the scope logs to CloudWatch.");
    }
    Listing<LogGroupFacts> all = in.watch().logGroups();
    Map<String, LogGroupFacts> byName = groups(all);
    checks.missing(all.unknowns());
    return checks
        .each(
            used,
            name -> name,
            name -> {
              LogGroupFacts group = byName.get(name);
              if (group != null) {
                look.accept(checks, group);
              } else if (all.isComplete()) {
                checks.fail(name, "logGroupName", null, "the log group does not exist");
              }
            })
        .done("No container of the scope logs to CloudWatch.");
  }

  private static Finding retention(Readings in) {
    int least = in.settings().logRetentionDays();
    return eachGroup(
        in,
        (checks, g) -> {
          Integer days = g.retentionDays();
          checks.that(
              days != null && days >= least,
              g.name(),
              "retentionInDays",
              days,
              days == null
                  ? "never expires: nobody set a retention"
                  : "keeps events for " + days + " days; " + least + " are asked for");
        });
  }

  private static Finding key(Readings in) {
    return eachGroup(
        in,
        (checks, g) ->
            checks.add(
                g.kmsKey() == null ? Status.WARN : Status.PASS,
                g.name(),
                "kmsKeyId",
                g.kmsKey(),
                g.kmsKey() == null
                    ? "is encrypted with the key of CloudWatch Logs"
                    : "is encrypted with a key of your own"));
  }

  private static Finding errorTracking(Readings in) {
    Checks checks =
        new Checks(DefinitionRules.DEFINITIONS + ", logs:DescribeMetricFilters", in.now());
    return checks
        .each(
            in.ecs().definitions(),
            TaskDefinitionFacts::ref,
            d -> {
              String tracker = tracker(d);
              if (tracker != null) {
                checks.pass(d.ref(), tracker, null, tracker + " is set");
                return;
              }
              Listing<Map.Entry<String, String>> filters = in.watch().metricFilters();
              List<String> groups =
                  d.containers().stream()
                      .flatMap(c -> Stream.ofNullable(c.logOptions().get("awslogs-group")))
                      .toList();
              boolean filtered =
                  filters.items().stream()
                      .anyMatch(
                          f ->
                              groups.contains(f.getKey())
                                  && ERRORS.matcher(f.getValue()).matches());
              checks.missing(filters.unknowns());
              if (!filtered && !filters.isComplete()) {
                return;
              }
              checks.that(
                  filtered,
                  d.ref(),
                  "metricFilters.filterPattern",
                  null,
                  filtered
                      ? "a metric filter counts its errors"
                      : "has no error tracker and no metric filter on errors");
            })
        .done(DefinitionRules.NONE);
  }

  private static @org.jspecify.annotations.Nullable String tracker(TaskDefinitionFacts d) {
    for (ContainerFacts c : d.containers()) {
      for (TaskDefinitionFacts.Variable v : c.variables()) {
        if (TRACKER.matcher(v.name()).matches() && !v.shape().blank()) {
          return v.name();
        }
      }
      for (TaskDefinitionFacts.Reference r : c.secrets()) {
        if (TRACKER.matcher(r.name()).matches()) {
          return r.name();
        }
      }
    }
    return null;
  }

  private static Finding dashboard(Readings in) {
    Checks checks = new Checks("cloudwatch:ListDashboards, cloudwatch:GetDashboard", in.now());
    Listing<Map.Entry<String, String>> dashboards = in.watch().dashboards();
    checks.missing(dashboards.unknowns());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              String found =
                  dashboards.items().stream()
                      .filter(d -> mentions(d.getValue(), s))
                      .map(Map.Entry::getKey)
                      .findFirst()
                      .orElse(null);
              // One that could not be read may be the one that mentions it.
              if (found != null || dashboards.isComplete()) {
                checks.that(
                    found != null,
                    s.ref(),
                    "DashboardBody",
                    found,
                    found == null ? "no dashboard mentions it" : "is on the dashboard " + found);
              }
            })
        .done("No service was found in the scope.");
  }

  /** A widget names cluster and service as dimensions, or a target group. */
  private static boolean mentions(String body, ServiceFacts s) {
    boolean named = body.contains('"' + s.name() + '"') && body.contains('"' + s.cluster() + '"');
    return named
        || s.targetGroups().stream()
            .anyMatch(g -> body.contains(g.substring(g.lastIndexOf(':') + 1)));
  }
}
