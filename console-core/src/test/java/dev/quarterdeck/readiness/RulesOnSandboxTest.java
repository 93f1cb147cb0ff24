package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each automatic item passes on a cluster set up well and fails on one set up badly, and why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesOnSandboxTest {
  private DrivenSandbox sandbox;
  private Run good;
  private Run bad;

  @BeforeAll
  void set_up(@TempDir Path temp) throws IOException {
    sandbox = DrivenSandbox.start(Scenario.CALM, temp);
    try (Planted planted = new Planted(sandbox.sandbox())) {
      planted.wellSetUp();
      planted.badlySetUp();
      sandbox.sandbox().world().advance(Duration.ofMinutes(10));
    }
    ReadinessFile file =
        ReadinessFile.parse(
                "readiness.yaml",
                """
                settings:
                  requiredVariables: [APP_ENV]
                  infrastructureTag: managed-by
                """)
            .orThrow();
    good = Runs.run(sandbox, file, new Scope(List.of("good"), List.of()));
    bad = Runs.run(sandbox, file, new Scope(List.of("bad"), List.of()));
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debug-off | DEBUG is on",
        "jwt-secret-strong | JWT_SECRET holds",
        "aws-creds-not-in-env | AWS_SECRET_ACCESS_KEY stands in the environment",
        "db-creds-from-secrets-manager | DATABASE_URL holds an address with a password in it",
        "no-plaintext-secrets | environment DATABASE_URL holds an address with a password in it",
        "secret-refs-resolve | refers to a secret that is not there",
        "secret-rotation | days old, 90 are allowed",
        "sm-rotation-succeeds | a version waits as AWSPENDING",
        "sm-resource-policy | its policy allows *",
        "secrets-per-environment | of another environment as well",
        "redis-url-tls | REDIS_URL uses redis://",
        "required-env-present | APP_ENV is not set",
        "no-placeholders | holds the placeholder",
        "single-retry-worker | is on where 2 tasks are desired",
        "iac-managed | carries no tag",
        "image-in-ecr | comes from a registry without credentials",
        "ecs-image-pinned | has the tag latest",
        "ecs-readonly-rootfs | may write to its root file system",
        "ecs-nonroot-user | runs as root",
        "ecs-distinct-roles | uses one role for both",
        "ecs-log-mode | leaves the mode",
        "ecs-container-healthcheck | has no health check at all",
        "ecs-container-insights | Container Insights is disabled",
        "ecs-circuit-breaker | has no circuit breaker",
        "ecs-exec | ECS Exec is on",
        "ecs-log-secret-options | the log option splunk-token holds",
        "ecs-old-revision-leak | holds a Stripe key",
        "ecs-efs-tls | is mounted without TLS",
        "cw-logs | which does not exist",
        "log-retention | the log group does not exist",
        "alarm-cpu-memory | no alarm watches MemoryUtilization",
        "error-tracking | no error tracker",
        "behind-alb | publishes a port and has no load balancer",
        "blue-green-ready | may leave fewer tasks",
      })
  void passes_and_fails_for_the_right_reason(String item, String reason) {
    Run.Result failed = Runs.of(bad, item);
    assertThat(failed.status()).as("%s", failed.evidence()).isEqualTo(Status.FAIL);
    assertThat(failed.evidence().stream().filter(e -> e.status() == Status.FAIL))
        .as("%s", failed.evidence())
        .anyMatch(e -> e.text().contains(reason));
    Run.Result passed = Runs.of(good, item);
    assertThat(passed.status())
        .as("%s", passed.evidence())
        .isIn(
            List.of("blue-green-ready", "single-retry-worker").contains(item)
                ? List.of(Status.WARN)
                : item.equals("secret-rotation")
                    ? List.of(Status.PASS, Status.WARN)
                    : item.equals("behind-alb") ? List.of(Status.UNKNOWN) : List.of(Status.PASS));
  }

  @Test
  void the_fleet_of_the_demo_covers_what_needs_a_load_balancer() {
    Run prod = Runs.all(sandbox);
    for (String item :
        List.of("https-enforced", "behind-alb", "alarm-errors", "alarm-latency", "alb-multi-az")) {
      assertThat(Runs.status(prod, item)).as(item).isEqualTo(Status.PASS);
    }
    for (String item : List.of("alb-access-logs", "alb-hardening", "log-retention")) {
      assertThat(Runs.status(prod, item)).as(item).isEqualTo(Status.FAIL);
    }
    Run staging =
        Runs.run(sandbox, ReadinessFile.none(), new Scope(List.of("acme-staging"), List.of()));
    for (String item : List.of("alarm-errors", "alarm-latency", "alarm-unhealthy-hosts")) {
      assertThat(Runs.status(staging, item)).as(item).isEqualTo(Status.FAIL);
    }
    assertThat(Runs.of(prod, "ecs-two-tasks").evidence())
        .anyMatch(e -> e.resource().equals("acme-prod/billing") && e.status() == Status.FAIL);
  }

  @Test
  void no_value_stands_anywhere_in_a_run() {
    String all = bad.toString();
    assertThat(all)
        .doesNotContain("Zk3vQ9pLw2")
        .doesNotContain("sk_live_51")
        .doesNotContain("7Hj2");
  }
}
