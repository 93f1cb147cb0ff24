package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.services.Rollout;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JudgeTest {
  private static JudgedRow row(String name) {
    return new JudgedRow(name);
  }

  private static final String PRIMARY = "PRIMARY";
  private static final String ONE = "ecs-svc/1";

  static Stream<JudgedRow> rules() {
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
        row("one of two target groups is empty")
            .balanced()
            .alsoBehind("public")
            .targets("healthy")
            .is(Verdict.DEGRADED, "targets", "No target is registered in target group public."),
        row("one of two target groups is empty, the other ill")
            .balanced()
            .alsoBehind("public")
            .targets("unhealthy")
            .is(Verdict.DOWN, "targets", "Every target is unhealthy"),
        row("nothing runs to be registered in either target group")
            .balanced()
            .alsoBehind("public")
            .tasks(0, 0)
            .targets("healthy"),
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
  void rule(JudgedRow row) {
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
