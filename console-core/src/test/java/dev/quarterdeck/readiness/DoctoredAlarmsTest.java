package dev.quarterdeck.readiness;

import static dev.quarterdeck.readiness.Doctored.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts.Variable;
import dev.quarterdeck.readiness.collect.TopicFacts.Subscription;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.plaintext.ValueShape;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alarms and logs where AWS answers as the sandbox's fleet never does. */
class DoctoredAlarmsTest extends DoctoredRuns {
  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:nobody";

  private static final String SCALING =
      "arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1:resource/ecs/x";

  /** Every alarm silent, and one composite alarm with that rule. */
  private Run.Result composite(String rule, String... actions) {
    Changes silent = alarms(a -> with(a, "actionsEnabled", false));
    return run(
        "alarm-actions-live",
        ReadinessFile.none(),
        (name, answer) ->
            name.equals("WatchFacts.alarms")
                ? silent
                    .of(name, answer)
                    .map(
                        all -> {
                          List<Object> more = new ArrayList<>(((Listing<?>) all).items());
                          more.add(
                              new AlarmFacts(
                                  "all",
                                  "OK",
                                  null,
                                  true,
                                  List.of(actions),
                                  null,
                                  List.of(),
                                  rule));
                          return Listing.complete(more);
                        })
                : name.equals("TopicFacts.subscriptions") && List.of(actions).contains(TOPIC)
                    ? Outcome.done(Listing.complete(List.of(new Subscription("email", false))))
                    : answer);
  }

  @Test
  void a_composite_alarm_tells_only_of_those_that_it_names_and_only_whom_it_reaches() {
    is(composite("ALARM(\"acme-prod-api-5xx-all\")", "arn:aws:lambda:x"), Status.FAIL, "are off");
    is(composite("OK(\"acme-prod-api-5xx\")", "arn:aws:lambda:x"), Status.FAIL, "are off");
    String rule = "ALARM(acme-prod-api-5xx) OR ALARM(\"acme-prod-web-5xx\")";
    assertThat(composite(rule, "arn:aws:lambda:x").evidence())
        .filteredOn(e -> e.status() == Status.PASS)
        .hasSize(2)
        .allMatch(e -> e.text().contains("a composite alarm tells of it"));
    assertThat(composite(rule, TOPIC).evidence())
        .filteredOn(e -> e.text().contains("nobody confirmed a subscription to " + TOPIC))
        .hasSize(2)
        .allMatch(e -> e.status() == Status.FAIL);
  }

  @Test
  void an_alarm_that_only_scales_tells_nobody() {
    becomes(
        "alarm-cpu-memory",
        alarms(a -> with(a, "actions", List.of(SCALING))),
        Status.FAIL,
        "no alarm watches CPUUtilization");
    becomes(
        "alarm-errors",
        alarms(a -> with(a, "actions", List.of("arn:aws:automate:us-east-1:ec2:reboot"))),
        Status.FAIL,
        "watches it and tells nobody");
  }

  @Test
  void a_deaf_topic_beside_one_that_is_heard_is_warned_of() {
    Changes two =
        alarms(a -> with(a, "actions", List.of("arn:aws:lambda:us-east-1:1:function:f", TOPIC)));
    is(
        run(
            "alarm-actions-live",
            ReadinessFile.none(),
            (name, answer) ->
                name.equals("TopicFacts.subscriptions")
                    ? Outcome.done(Listing.complete(List.of()))
                    : two.of(name, answer)),
        Status.WARN,
        "nobody confirmed a subscription to " + TOPIC + "; its other actions reach somebody");
  }

  @Test
  void a_percentile_that_tells_nobody_does_not_make_up_for_an_average() {
    List<String> seen = new ArrayList<>();
    is(
        run(
            "alarm-latency",
            ReadinessFile.none(),
            (name, answer) ->
                name.equals("WatchFacts.alarms")
                    ? answer.map(
                        all -> {
                          List<AlarmFacts> more = new ArrayList<>();
                          for (Object o : ((Listing<?>) all).items()) {
                            AlarmFacts a = (AlarmFacts) o;
                            seen.add(a.name());
                            more.add(with(with(a, "statistic", "p95"), "actionsEnabled", false));
                            more.add(
                                with(with(a, "name", a.name() + "-2"), "statistic", "Average"));
                          }
                          return Listing.complete(more);
                        })
                    : answer),
        Status.WARN,
        "watches an average");
    assertThat(seen).isNotEmpty();
  }

  @Test
  void a_log_group_of_another_region_is_not_looked_for_here() {
    Changes far =
        change()
            .containers(
                c ->
                    with(
                        c,
                        "logOptions",
                        Map.of("awslogs-group", "/ecs/far", "awslogs-region", "eu-west-1")));
    for (String item : List.of("cw-logs", "log-retention", "log-kms")) {
      becomes(item, far, Status.UNKNOWN, "It is in eu-west-1, and this run reads us-east-1 only.");
    }
    becomes(
        "cw-logs",
        change().containers(c -> with(c, "logOptions", Map.of())),
        Status.FAIL,
        "names no log group");
  }

  @Test
  void a_tracker_needs_more_than_the_name_of_an_environment() {
    Variable named = new Variable("SENTRY_ENVIRONMENT", ValueShape.of("SENTRY_ENVIRONMENT", "x"));
    Changes settings =
        change().containers(c -> with(with(c, "variables", List.of(named)), "secrets", List.of()));
    is(
        run(
            "error-tracking",
            ReadinessFile.none(),
            (name, answer) -> nothing("WatchFacts.metricFilters", name, settings.of(name, answer))),
        Status.FAIL,
        "has no error tracker");
  }
}
