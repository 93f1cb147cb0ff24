package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One service as a row of the rules, changed field by field. */
final class JudgedRow {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final String DEFINITION =
      "arn:aws:ecs:us-east-1:111122223333:task-definition/acme-prod-api:7";

  private final String name;
  private int desired = 3;
  private int running = 3;
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceEvent> events = new ArrayList<>();
  private final List<TargetHealth> targets = new ArrayList<>();
  private final List<LoadBalancerBinding> bindings = new ArrayList<>();
  private String controller = "ECS";
  private final List<Alarm> alarms = new ArrayList<>();
  private final List<Task> stopped = new ArrayList<>();
  private final List<Unknown> missing = new ArrayList<>();
  Verdict verdict = Verdict.HEALTHY;
  @Nullable String signal;
  String text = "";

  JudgedRow(String name) {
    this.name = name;
  }

  JudgedRow tasks(int running, int desired) {
    this.running = running;
    this.desired = desired;
    return this;
  }

  JudgedRow deployment(
      String id, String status, Rollout rollout, int failed, @Nullable String reason) {
    deployments.add(
        new Deployment(
            id,
            status,
            DEFINITION,
            desired,
            running,
            0,
            failed,
            rollout,
            reason,
            NOW.minusSeconds(600),
            NOW.minusSeconds(60)));
    return this;
  }

  JudgedRow event(String message) {
    events.add(new ServiceEvent("e", NOW.minusSeconds(30), message));
    return this;
  }

  JudgedRow targets(String... states) {
    for (String s : states) {
      targets.add(new TargetHealth("arn:tg/blue", "10.0.0.1", 80, s, "Target.Timeout", null));
    }
    return this;
  }

  /** Behind one load balancer, with a second target group for blue/green deployments. */
  JudgedRow balanced() {
    bindings.add(new LoadBalancerBinding("arn:tg/blue", "arn:tg/green", null, "app", 80, false));
    return this;
  }

  /** Behind a further load balancer, whose target group knows of no task. */
  JudgedRow alsoBehind(String group) {
    bindings.add(new LoadBalancerBinding("arn:tg/" + group + "/1", null, null, "app", 80, true));
    return this;
  }

  JudgedRow controller(String value) {
    controller = value;
    return this;
  }

  JudgedRow alarm(String state) {
    alarms.add(
        new Alarm(
            "arn",
            "high-\u001b[31m5xx",
            state,
            "Threshold\ncrossed.",
            NOW,
            true,
            "ns",
            "m",
            List.of()));
    return this;
  }

  JudgedRow stop(
      int minutesAgo,
      @Nullable String startedBy,
      String code,
      String reason,
      @Nullable Integer exit) {
    Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
    stopped.add(
        new Task(
            "arn/" + stopped.size(),
            "c",
            DEFINITION,
            "service:api",
            startedBy,
            "STOPPED",
            "STOPPED",
            "UNKNOWN",
            at,
            at,
            at,
            code,
            reason,
            List.of(new Task.Container("app", "STOPPED", "UNKNOWN", exit, null, null, null)),
            null));
    return this;
  }

  JudgedRow crash(int minutesAgo) {
    return stop(
        minutesAgo,
        "ecs-svc/1",
        "EssentialContainerExited",
        "Essential container in task exited",
        1);
  }

  JudgedRow missing(String what, String permission) {
    missing.add(new Unknown(what, permission + " is not allowed.", permission));
    return this;
  }

  JudgedRow is(Verdict verdict) {
    this.verdict = verdict;
    return this;
  }

  JudgedRow is(Verdict verdict, String firstSignal, String text) {
    this.signal = firstSignal;
    this.text = text;
    return is(verdict);
  }

  ServiceHealth judged() {
    Service s =
        new Service(
            "arn",
            "api",
            "c",
            "c-arn",
            "ACTIVE",
            desired,
            running,
            0,
            DEFINITION,
            "FARGATE",
            controller,
            deployments,
            events,
            bindings,
            0,
            true,
            true,
            false,
            null,
            Map.of());
    return Judge.judge(
        new Signals(s, targets, alarms, List.of(), stopped, Evidence.NONE, missing), NOW);
  }

  @Override
  public String toString() {
    return name;
  }
}
