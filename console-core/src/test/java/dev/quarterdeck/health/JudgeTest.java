package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final String DEFINITION =
      "arn:aws:ecs:us-east-1:111122223333:task-definition/acme-prod-api:7";

  /** One service as a row of the rules, changed field by field. */
  private static final class Row {
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
    private Verdict verdict = Verdict.HEALTHY;
    private @Nullable String signal;
    private String text = "";

    Row(String name) {
      this.name = name;
    }

    Row tasks(int running, int desired) {
      this.running = running;
      this.desired = desired;
      return this;
    }

    Row deployment(String id, String status, Rollout rollout, int failed, @Nullable String reason) {
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

    Row event(String message) {
      events.add(new ServiceEvent("e", NOW.minusSeconds(30), message));
      return this;
    }

    Row targets(String... states) {
      for (String s : states) {
        targets.add(new TargetHealth("tg", "10.0.0.1", 80, s, "Target.Timeout", null));
      }
      return this;
    }

    /** Behind one load balancer, with a second target group for blue/green deployments. */
    Row balanced() {
      bindings.add(new LoadBalancerBinding("arn:tg/blue", "arn:tg/green", "app", 80));
      return this;
    }

    Row controller(String value) {
      controller = value;
      return this;
    }

    Row alarm(String state) {
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
              Map.of()));
      return this;
    }

    Row stop(
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

    Row crash(int minutesAgo) {
      return stop(
          minutesAgo,
          "ecs-svc/1",
          "EssentialContainerExited",
          "Essential container in task exited",
          1);
    }

    Row missing(String what, String permission) {
      missing.add(new Unknown(what, permission + " is not allowed.", permission));
      return this;
    }

    Row is(Verdict verdict) {
      this.verdict = verdict;
      return this;
    }

    Row is(Verdict verdict, String firstSignal, String text) {
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

  private static Row row(String name) {
    return new Row(name);
  }

  private static final String PRIMARY = "PRIMARY";
  private static final String ONE = "ecs-svc/1";

  static Stream<Row> rules() {
    return Stream.of(
        row("steady").deployment(ONE, PRIMARY, Rollout.COMPLETED, 0, null).is(Verdict.HEALTHY),
        row("steady with targets and a quiet alarm")
            .deployment(ONE, PRIMARY, Rollout.COMPLETED, 0, null)
            .targets("healthy", "healthy", "draining")
            .alarm("OK")
            .alarm("INSUFFICIENT_DATA")
            .is(Verdict.HEALTHY),
        row("scaled to nothing on purpose").tasks(0, 0).is(Verdict.HEALTHY),
        row("nothing runs").tasks(0, 2).is(Verdict.DOWN, "tasks", "No task is running; 2 should."),
        row("nothing runs, and the last failure says why")
            .tasks(0, 2)
            .crash(3)
            .is(
                Verdict.DOWN,
                "tasks",
                "No task is running; 2 should: container app ended with exit code 1."),
        row("too few").tasks(1, 3).is(Verdict.DEGRADED, "tasks", "1 of 3 tasks are running."),
        row("too few, for a cause")
            .tasks(1, 3)
            .crash(3)
            .is(
                Verdict.DEGRADED,
                "stops",
                "1 task failed within 15 minutes: container app ended with exit code 1."),
        row("one failure, replaced since").crash(3).is(Verdict.HEALTHY),
        row("keeps stopping")
            .crash(3)
            .crash(9)
            .is(Verdict.DEGRADED, "stops", "2 tasks failed within 15 minutes"),
        row("kept stopping under a deployment that the service has left")
            .deployment("ecs-svc/2", PRIMARY, Rollout.COMPLETED, 0, null)
            .crash(3)
            .crash(9)
            .is(Verdict.HEALTHY),
        row("the same while tasks are short")
            .tasks(2, 3)
            .deployment("ecs-svc/2", PRIMARY, Rollout.COMPLETED, 0, null)
            .crash(3)
            .is(Verdict.DEGRADED, "stops", "1 task failed within 15 minutes"),
        row("keeps stopping under the deployment that it has")
            .deployment(ONE, PRIMARY, Rollout.COMPLETED, 0, null)
            .crash(3)
            .crash(9)
            .is(Verdict.DEGRADED, "stops", "2 tasks failed within 15 minutes"),
        row("keeps stopping, and no deployment started them")
            .deployment("ecs-svc/2", PRIMARY, Rollout.COMPLETED, 0, null)
            .stop(3, null, "EssentialContainerExited", "Essential container in task exited", 1)
            .stop(9, "maintenance", "EssentialContainerExited", "Essential container exited", 1)
            .is(Verdict.DEGRADED, "stops", "2 tasks failed within 15 minutes"),
        row("stopped long ago").crash(16).crash(40).is(Verdict.HEALTHY),
        row("stopped on purpose")
            .stop(
                1,
                ONE,
                "ServiceSchedulerInitiated",
                "Scaling activity initiated by deployment",
                143)
            .stop(2, ONE, "UserInitiated", "maintenance", 137)
            .is(Verdict.HEALTHY),
        row("rolling well")
            .tasks(2, 3)
            .deployment(ONE, PRIMARY, Rollout.IN_PROGRESS, 0, null)
            .is(Verdict.DEPLOYING, "rollout", "Deploying acme-prod-api:7: 2 of 3 tasks."),
        row("rolling badly")
            .deployment(ONE, PRIMARY, Rollout.IN_PROGRESS, 2, null)
            .is(
                Verdict.DEGRADED,
                "rollout",
                "The deployment of acme-prod-api:7 has 2 failed tasks so far."),
        row("rolling badly, told once with its cause")
            .tasks(2, 3)
            .targets("healthy", "unhealthy")
            .deployment(ONE, PRIMARY, Rollout.IN_PROGRESS, 1, null)
            .stop(
                1,
                ONE,
                "ServiceSchedulerInitiated",
                "Task failed ELB health checks in (target-group x)",
                143)
            .is(
                Verdict.DEGRADED,
                "rollout",
                "The deployment of acme-prod-api:7 has 1 failed task so far: it failed the load balancer's health checks."),
        row("failed for good")
            .deployment(
                ONE,
                PRIMARY,
                Rollout.FAILED,
                3,
                "ECS deployment circuit breaker: tasks failed to start.")
            .is(
                Verdict.DEGRADED,
                "rollout",
                "The deployment of acme-prod-api:7 failed: ECS deployment circuit breaker: tasks failed to start."),
        row("rolling back")
            .deployment(
                "ecs-svc/2",
                PRIMARY,
                Rollout.IN_PROGRESS,
                0,
                "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/0")
            .is(
                Verdict.DEGRADED,
                "rollout",
                "The last deployment was rolled back to acme-prod-api:7."),
        row("rolled back a while ago")
            .deployment(
                "ecs-svc/2", PRIMARY, Rollout.COMPLETED, 0, "ECS deployment ecs-svc/2 completed.")
            .event("(service api) rolling back to deployment ecs-svc/2.")
            .is(Verdict.DEGRADED, "rollout", "The last deployment was rolled back"),
        row("deployed again since")
            .deployment("ecs-svc/3", PRIMARY, Rollout.COMPLETED, 0, null)
            .event("(service api) rolling back to deployment ecs-svc/2.")
            .is(Verdict.HEALTHY),
        row("some targets")
            .targets("healthy", "unhealthy", "draining")
            .is(Verdict.DEGRADED, "targets", "1 of 2 targets is unhealthy: Target.Timeout."),
        row("every target")
            .targets("unhealthy", "unhealthy")
            .is(Verdict.DOWN, "targets", "Every target is unhealthy: Target.Timeout."),
        row("no target gets a request")
            .targets("initial", "unused", "unused")
            .is(Verdict.DEGRADED, "targets", "No target is healthy: 1 initial, 2 unused."),
        row("no target gets a request yet")
            .deployment("ecs-svc/2", PRIMARY, Rollout.IN_PROGRESS, 0, null)
            .targets("initial", "draining")
            .is(Verdict.DEPLOYING, "rollout", "Deploying"),
        row("behind a load balancer that knows of no task")
            .balanced()
            .is(Verdict.DEGRADED, "targets", "No target is registered"),
        row("one side of a blue/green deployment is empty").balanced().targets("healthy"),
        row("nothing to be registered yet").balanced().tasks(0, 0),
        row("registered elsewhere by CodeDeploy").balanced().controller("CODE_DEPLOY"),
        row("whose targets could not be read")
            .balanced()
            .missing("target health of blue", "elasticloadbalancing:DescribeTargetHealth")
            .is(Verdict.UNKNOWN, "unknown", "Could not read target health of blue"),
        row("targets whose health nobody checks").targets("unavailable").is(Verdict.HEALTHY),
        row("targets still warming up")
            .targets("initial", "unhealthy")
            .is(Verdict.DEGRADED, "targets", "1 of 2 targets"),
        row("an alarm")
            .alarm("ALARM")
            .is(
                Verdict.DEGRADED,
                "alarm",
                "Alarm high-\ufffd[31m5xx is firing: Threshold crossed."),
        row("not allowed to look")
            .missing("target health of a", "elasticloadbalancing:DescribeTargetHealth")
            .is(Verdict.UNKNOWN, "unknown", "Could not read target health of a"),
        row("bad is worse than unknown")
            .missing("alarms", "cloudwatch:DescribeAlarms")
            .tasks(1, 2)
            .is(Verdict.DEGRADED, "tasks", "1 of 2"),
        row("down is worse than all")
            .tasks(0, 2)
            .alarm("ALARM")
            .deployment(ONE, PRIMARY, Rollout.IN_PROGRESS, 4, null)
            .is(Verdict.DOWN, "tasks", "No task is running"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule(Row row) {
    ServiceHealth h = row.judged();
    assertThat(h.verdict()).isEqualTo(row.verdict);
    if (row.signal == null) {
      assertThat(h.reasons()).isEmpty();
      return;
    }
    Reason first = h.reasons().getFirst();
    assertThat(first.signal()).isEqualTo(row.signal);
    assertThat(first.text()).startsWith(row.text).endsWith(".");
    if (h.verdict() != Verdict.DEPLOYING) {
      assertThat(h.reasons()).allSatisfy(r -> assertThat(r.fix()).isNotBlank());
    }
    assertThat(h.reasons())
        .extracting(Reason::severity)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void a_failure_told_with_its_roll_out_is_not_told_twice() {
    ServiceHealth h =
        row("")
            .tasks(2, 3)
            .deployment(ONE, PRIMARY, Rollout.IN_PROGRESS, 2, null)
            .crash(1)
            .crash(2)
            .judged();
    assertThat(h.reasons()).extracting(Reason::signal).containsExactly("rollout", "tasks");
  }

  @Test
  void a_missing_permission_is_told_once_per_service() {
    ServiceHealth h =
        row("")
            .missing("target health of a", "elasticloadbalancing:DescribeTargetHealth")
            .missing("target health of b", "elasticloadbalancing:DescribeTargetHealth")
            .missing("alarms", "cloudwatch:DescribeAlarms")
            .judged();
    assertThat(h.reasons())
        .extracting(Reason::fix)
        .containsExactly(
            "Allow elasticloadbalancing:DescribeTargetHealth", "Allow cloudwatch:DescribeAlarms");
  }

  @Test
  void verdicts_are_ordered_from_best_to_worst() {
    assertThat(Verdict.values())
        .containsExactly(
            Verdict.HEALTHY, Verdict.DEPLOYING, Verdict.UNKNOWN, Verdict.DEGRADED, Verdict.DOWN);
    assertThat(Verdict.worst(Verdict.UNKNOWN, Verdict.HEALTHY)).isEqualTo(Verdict.UNKNOWN);
    assertThat(Verdict.worst(Verdict.UNKNOWN, Verdict.DEGRADED)).isEqualTo(Verdict.DEGRADED);
  }
}
