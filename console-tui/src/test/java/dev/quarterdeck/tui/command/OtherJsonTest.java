package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherJsonTest extends OnSandbox {
  private static final Shape.Nested REASONS =
      Shape.each(
          "signal", "text", "severity", "text", "text", "text", "since", "time?", "fix", "text?");

  private static final Shape.Nested TREND =
      Shape.nullable(Shape.nested("now", "number", "usual", "number?", "since", "time?"));

  private static final Shape.Nested BUILDS =
      Shape.each(
          "digest", "text",
          "imagePushedAt", "time?",
          "imageAgeUnknown", "text?",
          "tagMovedTo", "text?");

  @Test
  void health() {
    Qds.Ended ended = run("health --sandbox=bad-deploy -o json");
    Shape.object(
        ended.json(),
        "account",
        "text?",
        "region",
        "text?",
        "asOf",
        "time",
        "verdict",
        "text",
        "services",
        Shape.each(
            "cluster", "text",
            "service", "text",
            "verdict", "text",
            "reasons", REASONS,
            "desired", "number",
            "running", "number",
            "pending", "number",
            "rollout", "text?",
            "taskDefinition", "text",
            "updatedAt", "time?",
            "targets",
                Shape.nullable(
                    Shape.nested("healthy", "number", "unhealthy", "number", "other", "number")),
            "alarms",
                Shape.each(
                    "name", "text", "arn", "text", "state", "text", "reason", "text?", "since",
                    "time?"),
            "changes",
                Shape.each(
                    "at", "time", "kind", "text", "text", "text", "detail", "text?", "who", "text?",
                    "why", "text?"),
            "likelyCause",
                Shape.nullable(
                    Shape.nested(
                        "firstSign", "time?",
                        "at", "time?",
                        "kind", "text?",
                        "text", "text?",
                        "detail", "text?",
                        "who", "text?",
                        "why", "text?")),
            "evidence",
                Shape.nested(
                    "load",
                    Shape.nested(
                        "requestsPerMinute",
                        "number?",
                        "errorShare",
                        TREND,
                        "p95Seconds",
                        TREND,
                        "cpuPercent",
                        "number?",
                        "memoryPercent",
                        "number?"),
                    "images",
                    Shape.each(
                        "container", "text",
                        "image", "text?",
                        "digests", "texts",
                        "builds", BUILDS),
                    "oldestTask",
                    "time?",
                    "depth",
                    Shape.nullable(
                        Shape.nested(
                            "newestTaskDefinition",
                            "text?",
                            "staleTasks",
                            "number?",
                            "logErrors",
                            Shape.nullable(Shape.nested("count", "number", "more", "bool")))),
                    "probes",
                    Shape.each(
                        "address",
                        "text",
                        "status",
                        "number?",
                        "milliseconds",
                        "number?",
                        "tlsExpires",
                        "time?",
                        "failure",
                        "text?",
                        "certain",
                        "bool"))),
        "unknowns",
        Shape.UNKNOWNS);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().get("services").toString()).contains("\"reasons\":[{");
  }

  @ParameterizedTest
  @CsvSource({
    "calm, HEALTHY, 0",
    "bad-deploy, DEGRADED, 1",
    "crash-loop, DEGRADED, 1",
    "missing-key, DOWN, 1",
    "stale-secret, HEALTHY, 0",
    "denied, UNKNOWN, 1",
    "noisy-errors, DEGRADED, 1",
    "empty, UNKNOWN, 1"
  })
  void verdictDecidesTheExitCode(String scenario, String verdict, int code) {
    Qds.Ended ended = run("health -o json --sandbox=" + scenario);
    assertThat(ended.json().get("verdict").asString()).isEqualTo(verdict);
    assertThat(ended.code()).isEqualTo(code);
  }

  @Test
  void healthOfOneServiceAndOfNone() {
    assertThat(run("health acme-prod/api --sandbox -o json").json().get("services").size())
        .isEqualTo(1);
    Qds.Ended none = run("health nowhere --sandbox -o json");
    assertThat(none.code()).isEqualTo(4);
    assertThat(none.json().at("/problem/text").asString())
        .isEqualTo("There is no service nowhere.");
    assertThat(none.err()).contains("There is no service nowhere.").contains("qd services list");
    assertThat(run("health --cluster nope --sandbox").code()).isEqualTo(4);
  }

  @Test
  void servicesList() {
    Qds.Ended ended = run("services list --sandbox -o json");
    Shape.each(
            "cluster", "text",
            "service", "text",
            "verdict", "text",
            "desired", "number",
            "running", "number",
            "pending", "number",
            "taskDefinition", "text",
            "rollout", "text?",
            "updatedAt", "time?")
        .check(ended.json());
    assertThat(ended.json().size()).isEqualTo(6);
    assertThat(run("services list --cluster acme-prod --sandbox -o json").json().size())
        .isEqualTo(4);
  }

  @Test
  void servicesShow() {
    Qds.Ended ended = run("services show acme-prod/worker --sandbox=crash-loop -o json");
    Shape.Nested containers =
        Shape.each(
            "name", "text",
            "lastStatus", "text",
            "health", "text",
            "exitCode", "number?",
            "reason", "text?",
            "image", "text?",
            "imageDigest", "text?");
    Shape.Nested running =
        Shape.each(
            "name", "text",
            "lastStatus", "text",
            "health", "text",
            "exitCode", "number?",
            "reason", "text?",
            "image", "text?",
            "imageDigest", "text?",
            "imagePushedAt", "time?",
            "imageAgeUnknown", "text?",
            "tagMovedTo", "text?");
    Shape.object(
        ended.json(),
        "cluster",
        "text",
        "service",
        "text",
        "arn",
        "text",
        "status",
        "text",
        "desired",
        "number",
        "running",
        "number",
        "pending",
        "number",
        "launchType",
        "text?",
        "createdAt",
        "time?",
        "updatedAt",
        "time?",
        "circuitBreaker",
        "bool",
        "circuitBreakerRollback",
        "bool",
        "executeCommand",
        "bool",
        "health",
        Shape.nullable(Shape.nested("verdict", "text", "reasons", REASONS)),
        "deployments",
        Shape.each(
            "id", "text",
            "status", "text",
            "taskDefinition", "text",
            "desired", "number",
            "running", "number",
            "pending", "number",
            "failedTasks", "number",
            "rollout", "text?",
            "rolloutReason", "text?",
            "createdAt", "time?",
            "updatedAt", "time?"),
        "tasks",
        Shape.each(
            "task", "text",
            "taskDefinition", "text",
            "deployment", "text?",
            "lastStatus", "text",
            "desiredStatus", "text",
            "health", "text",
            "createdAt", "time?",
            "startedAt", "time?",
            "stoppedAt", "time?",
            "stopCode", "text?",
            "stoppedReason", "text?",
            "containers", running),
        "stoppedTasks",
        Shape.each(
            "task", "text",
            "taskDefinition", "text",
            "deployment", "text?",
            "lastStatus", "text",
            "desiredStatus", "text",
            "health", "text",
            "createdAt", "time?",
            "startedAt", "time?",
            "stoppedAt", "time?",
            "stopCode", "text?",
            "stoppedReason", "text?",
            "cause", "text",
            "fix", "text",
            "containers", containers),
        "targets",
        Shape.each(
            "targetGroup",
            "text",
            "id",
            "text",
            "port",
            "number",
            "state",
            "text",
            "reason",
            "text?",
            "description",
            "text?"),
        "taskDefinition",
        Shape.nullable(
            Shape.nested(
                "arn", "text",
                "family", "text",
                "revision", "number",
                "cpu", "text?",
                "memory", "text?",
                "executionRoleArn", "text?",
                "taskRoleArn", "text?",
                "containers",
                    Shape.each(
                        "name", "text",
                        "image", "text?",
                        "essential", "bool",
                        "environment", "texts",
                        "secrets", Shape.each("place", "text", "name", "text", "valueFrom", "text"),
                        "logGroup", "text?"))),
        "secrets",
        Shape.each(
            "container", "text",
            "variable", "text",
            "source", "text",
            "key", "text?",
            "stage", "text?",
            "pinnedVersion", "text?",
            "problem", "text?"),
        "events",
        Shape.each("id", "text", "at", "time", "message", "text"),
        "tags",
        "map",
        "unknowns",
        Shape.UNKNOWNS);
    assertThat(ended.json().get("stoppedTasks").size()).isPositive();
    assertThat(ended.json().get("stoppedTasks").get(0).get("cause").asString())
        .contains("exit code 1");
    Qds.Ended ambiguous = run("services show api --sandbox");
    assertThat(ambiguous.code()).isEqualTo(2);
    assertThat(ambiguous.err()).contains("acme-prod/api, acme-staging/api");
    assertThat(run("services show acme-prod/nope --sandbox").code()).isEqualTo(4);
  }

  @Test
  void doctorHasAStatusAndAFixForEveryCheck() {
    Qds.Ended ended = run("doctor --sandbox -o json");
    Shape.object(
        ended.json(),
        "checks",
        Shape.each("check", "text", "status", "text", "text", "text", "fix", "text?"));
    ended
        .json()
        .get("checks")
        .forEach(
            c -> {
              assertThat(c.get("status").asString()).isIn("ok", "warn", "fail");
              assertThat(c.get("fix").isNull()).isEqualTo(c.get("status").asString().equals("ok"));
            });
    assertThat(ended.out())
        .contains(
            "state folder",
            "credentials",
            "secretsmanager:ListSecrets",
            "ecs:DescribeTaskDefinition")
        .contains(
            "elasticloadbalancing:DescribeTargetHealth", "cloudwatch:DescribeAlarms", "\"clock\"");
    assertThat(ended.code()).as(ended.out()).isZero();
    Qds.Ended denied = run("doctor --sandbox=denied -o json");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.out()).contains("\"status\":\"fail\"");
  }
}
