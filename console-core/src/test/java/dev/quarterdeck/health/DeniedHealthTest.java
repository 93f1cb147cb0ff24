package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.wire.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A role without some of the permissions: what can be read is told, what cannot is named, and
 * nothing is called healthy for want of evidence.
 */
final class DeniedHealthTest {
  private static final int SEEDS = 40;

  @TempDir Path temp;

  private static Outcome<HealthReport> health(DrivenSandbox d, HealthCheck.Scope scope) {
    return d.console().health(d.deadline(), scope);
  }

  private static Faults.Rule deny(DrivenSandbox d, String rule) {
    return d.sandbox().faults().add(FaultRule.parse(rule));
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"CALM", "BAD_DEPLOY", "MISSING_KEY", "NOISY_ERRORS"})
  void half_of_the_calls_denied_is_never_a_wrong_verdict(Scenario scenario) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(scenario, temp)) {
      HealthReport truth = health(d, HealthCheck.Scope.ALL).orThrow();
      int some = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        String rule = seed % 2 == 0 ? "ecs:List*=deny@0.5" : "*=deny@0.5";
        deny(d, rule);
        Outcome<HealthReport> outcome = health(d, HealthCheck.Scope.ALL);
        d.sandbox().faults().clear();
        String as = scenario + ", " + rule + ", run " + seed;
        switch (outcome) {
          case Outcome.Done<HealthReport>(HealthReport r) -> {
            some++;
            FaultyHealthTest.compare(as, truth, r);
            if (r.services().size() < truth.services().size()) {
              assertThat(r.unknowns())
                  .as(as)
                  .extracting(Unknown::permission)
                  .anyMatch(p -> p != null && p.startsWith("ecs:"));
            }
          }
          case Outcome.Failed<HealthReport>(Problem p) ->
              assertThat(p.exit()).as(as).isEqualTo(ExitCode.CREDENTIALS);
        }
      }
      assertThat(some).as("runs that told something").isGreaterThan(SEEDS / 2);
    }
  }

  /** Half of the calls of each operation that decides: struck once, and all is not well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ecs:ListClusters",
        "ecs:ListServices",
        "ecs:DescribeServices",
        "ecs:ListTasks",
        "ecs:DescribeTasks",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData"
      })
  void nothing_is_healthy_while_evidence_is_missing(String action) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      int struck = 0;
      for (int run = 0; run < 12; run++) {
        Faults.Rule rule = deny(d, action + "=deny@0.5");
        Outcome<HealthReport> outcome = health(d, HealthCheck.Scope.ALL);
        d.sandbox().faults().clear();
        if (rule.struck() == 0) {
          continue;
        }
        struck++;
        HealthReport r = outcome.orThrow();
        assertThat(r.verdict()).as("%s, run %d", action, run).isEqualTo(Verdict.UNKNOWN);
        assertThat(r.unknowns())
            .as("%s, run %d", action, run)
            .extracting(Unknown::permission)
            .contains(action);
      }
      assertThat(struck).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"acme-prod/api, 1", "acme-prod, 4"})
  void what_is_named_is_read_where_nothing_is_listed(String name, int services) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      deny(d, "ecs:ListClusters=deny");
      deny(d, "cloudwatch:DescribeAlarms=deny");
      HealthReport r =
          health(
                  d,
                  name.contains("/")
                      ? new HealthCheck.Scope(null, List.of(name))
                      : new HealthCheck.Scope(name, List.of()))
              .orThrow();
      assertThat(r.services()).hasSize(services);
      assertThat(r.services()).extracting(ServiceHealth::running).allMatch(n -> n > 0);
      assertThat(r.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(r.unknowns()).extracting(Unknown::permission).contains("ecs:ListClusters");
    }
  }

  @Test
  void a_named_service_is_described_where_its_cluster_lists_none() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      deny(d, "ecs:ListClusters=deny");
      deny(d, "ecs:ListServices=deny");
      HealthReport r = health(d, new HealthCheck.Scope(null, List.of("acme-prod/api"))).orThrow();
      assertThat(r.services())
          .singleElement()
          .extracting(ServiceHealth::ref)
          .isEqualTo("acme-prod/api");
      assertThat(r.verdict()).isEqualTo(Verdict.DEGRADED);
      assertThat(r.unknowns())
          .extracting(Unknown::permission)
          .contains("ecs:ListClusters", "ecs:ListServices");
    }
  }

  @Test
  void what_changed_a_named_service_is_found_where_nothing_is_listed() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      deny(d, "ecs:ListClusters=deny");
      HealthReport r = health(d, new HealthCheck.Scope(null, List.of("acme-prod/api"))).orThrow();
      Causes causes = Causes.read(d.console().timeLine(), d.deadline(), r, true);
      Causes.Cause cause = Objects.requireNonNull(causes.services().get("acme-prod/api"));
      assertThat(Objects.requireNonNull(cause.suspect()).entry().text())
          .contains("deploys acme-prod-api:2");
    }
  }

  @Test
  void alarms_name_the_services_that_they_watch() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      List<String> watched = new ArrayList<>();
      d.console().monitoring().alarms().orThrow().items().stream()
          .map(a -> a.dimensions().get("ClusterName"))
          .filter(Objects::nonNull)
          .forEach(watched::add);
      assertThat(watched).contains("acme-prod");
      deny(d, "ecs:ListClusters=deny");
      HealthReport r = health(d, HealthCheck.Scope.ALL).orThrow();
      assertThat(r.services()).extracting(ServiceHealth::cluster).contains("acme-prod");
      assertThat(r.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @Test
  void the_configuration_names_clusters() throws IOException {
    Files.writeString(
        temp.resolve("config.yaml"),
        """
        environments:
          - match: {name: acme-prod}
            label: prod
        probes:
          - service: acme-staging/api
            url: https://staging.example.com/health
        """);
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      deny(d, "ecs:ListClusters=deny");
      deny(d, "cloudwatch:DescribeAlarms=deny");
      HealthReport r = health(d, HealthCheck.Scope.ALL).orThrow();
      assertThat(r.services()).hasSize(6);
      assertThat(r.verdict()).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloudwatch:*=deny", "ecs:*=deny"})
  void where_nothing_can_be_read_the_permission_and_the_way_on_are_said(String denied)
      throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      deny(d, "ecs:ListClusters=deny");
      deny(d, denied);
      Problem p =
          switch (health(d, HealthCheck.Scope.ALL)) {
            case Outcome.Failed<HealthReport>(Problem failed) -> failed;
            case Outcome.Done<HealthReport>(HealthReport r) -> throw new AssertionError(r);
          };
      assertThat(p.exit()).isEqualTo(ExitCode.CREDENTIALS);
      assertThat(p.sentence()).contains("ecs:ListClusters");
      assertThat(p.remedy()).contains("qd health CLUSTER/SERVICE");
    }
  }
}
