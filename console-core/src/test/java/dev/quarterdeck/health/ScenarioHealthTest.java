package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every scenario of the sandbox comes to the verdict that its story tells, over the wire. */
final class ScenarioHealthTest {
  @TempDir Path temp;

  private HealthReport report(Scenario scenario) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(scenario, temp)) {
      return d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
    }
  }

  private static ServiceHealth service(HealthReport r, String ref) {
    return r.services().stream().filter(s -> s.ref().equals(ref)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"CALM", "STALE_SECRET", "PLAINTEXT_SECRET"})
  void all_is_well(Scenario scenario) throws IOException {
    HealthReport r = report(scenario);
    assertThat(r.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(r.unknowns()).isEmpty();
    assertThat(r.account()).isEqualTo("111122223333");
    assertThat(r.region()).isEqualTo("us-east-1");
    assertThat(r.services()).hasSize(6).allMatch(s -> s.verdict() == Verdict.HEALTHY);
    assertThat(r.services())
        .flatExtracting(ServiceHealth::reasons)
        .allMatch(x -> x.severity() == Reason.Severity.INFO);
    assertThat(service(r, "acme-prod/api").targets()).isEqualTo(new ServiceHealth.Targets(3, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "BAD_DEPLOY|acme-prod/api|DEGRADED|rollout|failed the load balancer's health checks",
        "CRASH_LOOP|acme-prod/worker|DEGRADED|stops|exit code 1",
        "MISSING_KEY|acme-prod/billing|DOWN|tasks|no JSON key STRIPE_WEBHOOK_SECRET",
        "NOISY_ERRORS|acme-prod/web|DEGRADED|errors|of the requests end in errors (5xx); usually 0.2 %",
      },
      delimiter = '|')
  void the_troubled_service_says_why_first(
      Scenario scenario, String ref, Verdict verdict, String signal, String text)
      throws IOException {
    HealthReport r = report(scenario);
    assertThat(r.verdict()).isEqualTo(verdict);
    assertThat(r.unknowns()).isEmpty();
    ServiceHealth troubled = r.services().getFirst();
    assertThat(troubled.ref()).as("the worst comes first").isEqualTo(ref);
    assertThat(troubled.verdict()).isEqualTo(verdict);
    Reason first = troubled.reasons().getFirst();
    assertThat(first.signal()).isEqualTo(signal);
    assertThat(first.text()).contains(text).endsWith(".");
    assertThat(first.fix()).isNotBlank();
    assertThat(r.services())
        .filteredOn(s -> !s.ref().equals(ref))
        .allMatch(s -> s.verdict() == Verdict.HEALTHY);
  }

  @Test
  void a_bad_deployment_names_its_revision_and_shows_as_a_change() throws IOException {
    ServiceHealth api = service(report(Scenario.BAD_DEPLOY), "acme-prod/api");
    assertThat(api.reasons().getFirst().text()).contains("acme-prod-api:2");
    assertThat(api.reasons()).extracting(Reason::signal).contains("targets");
    assertThat(api.changes())
        .extracting(ServiceHealth.Change::text)
        .contains("deploys acme-prod-api:2");
  }

  @Test
  void the_breaker_rolls_back_and_the_service_goes_on_saying_so() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      d.sandbox().world().advance(Duration.ofMinutes(40));
      HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
      ServiceHealth api = service(r, "acme-prod/api");
      assertThat(api.verdict()).isEqualTo(Verdict.DEGRADED);
      assertThat(api.running()).isEqualTo(3);
      assertThat(api.reasons()).anyMatch(x -> x.text().contains("rolled back to acme-prod-api:1"));
    }
  }

  @Test
  void missing_permissions_are_unknown_named_and_told_once() throws IOException {
    HealthReport r = report(Scenario.DENIED);
    assertThat(r.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(r.unknowns())
        .extracting(Unknown::permission)
        .containsExactlyInAnyOrder(
            "ecs:DescribeClusters",
            "ecs:ListServices",
            "ecs:ListTasks",
            "ecs:ListTasks",
            "elasticloadbalancing:DescribeTargetHealth",
            "secretsmanager:ListSecretVersionIds");
    ServiceHealth api = service(r, "acme-prod/api");
    assertThat(api.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(api.targets()).isNull();
    assertThat(api.reasons()).hasSize(1);
    assertThat(api.reasons().getFirst().text())
        .contains("elasticloadbalancing:DescribeTargetHealth");
    assertThat(service(r, "acme-prod/worker").verdict())
        .as("what needs no targets is still known")
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void an_empty_account_is_not_healthy() throws IOException {
    HealthReport r = report(Scenario.EMPTY);
    assertThat(r.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(r.services()).isEmpty();
    assertThat(r.unknowns()).hasSize(1);
  }

  @Test
  void what_fails_on_the_way_is_unknown_and_never_healthy() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      for (String[] broken :
          new String[][] {
            {"ecs", "ListTasks"},
            {"ecs", "ListServices"},
            {"ecs", "DescribeServices"},
            {"elasticloadbalancing", "DescribeTargetHealth"},
            {"elasticloadbalancing", "DescribeTargetGroups"},
            {"cloudwatch", "DescribeAlarms"},
            {"cloudwatch", "GetMetricData"},
          }) {
        // Metrics are kept for a minute.
        d.sandbox().world().advance(Duration.ofMinutes(2));
        d.sandbox().faults().on(broken[0], broken[1]).deny();
        HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
        assertThat(r.verdict()).as(broken[1]).isEqualTo(Verdict.UNKNOWN);
        assertThat(r.unknowns()).as(broken[1]).isNotEmpty();
        assertThat(r.unknowns())
            .extracting(Unknown::permission)
            .as(broken[1])
            .containsOnly(broken[0] + ":" + broken[1]);
        if (!broken[1].endsWith("Services")) {
          assertThat(r.services()).hasSize(6);
          assertThat(service(r, "acme-prod/api").verdict()).isEqualTo(Verdict.UNKNOWN);
          assertThat(service(r, "acme-prod/api").reasons()).hasSize(1);
        }
        d.sandbox().faults().clear();
      }
      assertThat(d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow().verdict())
          .isEqualTo(Verdict.HEALTHY);
    }
  }

  @Test
  void an_unknown_account_leaves_the_verdict_and_is_named() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on("sts", "GetCallerIdentity").deny();
      HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
      assertThat(r.account()).isNull();
      assertThat(r.verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(r.unknowns())
          .extracting(Unknown::permission)
          .containsExactly("sts:GetCallerIdentity");
    }
  }

  @Test
  void scopes_by_cluster_and_by_name() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      assertThat(refs(d, new HealthCheck.Scope("acme-staging", List.of())))
          .containsExactly("acme-staging/api", "acme-staging/worker");
      assertThat(refs(d, new HealthCheck.Scope(null, List.of("api", "acme-prod/web"))))
          .containsExactly("acme-prod/api", "acme-prod/web", "acme-staging/api");
      assertNotFound(d, new HealthCheck.Scope(null, List.of("api", "nobody\u001b[2J")));
      assertNotFound(d, new HealthCheck.Scope("acme-nowhere", List.of()));
    }
  }

  private static List<String> refs(DrivenSandbox d, HealthCheck.Scope scope) {
    return d.console().health(d.deadline(), scope).orThrow().services().stream()
        .map(ServiceHealth::ref)
        .toList();
  }

  private static void assertNotFound(DrivenSandbox d, HealthCheck.Scope scope) {
    assertThat(d.console().health(d.deadline(), scope))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> {
              assertThat(f.problem()).isInstanceOf(Problem.NotFound.class);
              assertThat(f.problem().sentence()).doesNotContain("\u001b");
            });
  }
}
