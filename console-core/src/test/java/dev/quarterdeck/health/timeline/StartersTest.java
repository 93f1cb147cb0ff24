package dev.quarterdeck.health.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health names who started the deployments that it tells of. */
class StartersTest {
  private static final String REF = "acme-prod/api";

  @TempDir Path temp;

  private static ServiceHealth told(DrivenSandbox d) {
    HealthReport report =
        d.console().health(d.deadline(), new HealthCheck.Scope(null, List.of(REF))).orThrow();
    return Causes.read(d.console().timeLine(), d.deadline(), report, true)
        .addedTo(report)
        .services()
        .getFirst();
  }

  private static String rollout(ServiceHealth s) {
    return s.reasons().stream()
        .filter(r -> r.signal().equals("rollout"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void a_deployment_under_way_and_one_taken_back_name_the_one_who_began_it() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      ServiceHealth failing = told(d);
      assertThat(rollout(failing))
          .startsWith("The deployment of acme-prod-api:2 has ")
          .endsWith("Started by acme-deploy/ci, not with this console.");
      assertThat(failing.changes())
          .extracting(ServiceHealth.Change::who)
          .anyMatch(w -> w != null && w.endsWith("acme-deploy/ci"));

      d.sandbox().world().advance(Duration.ofMinutes(5));
      assertThat(rollout(told(d)))
          .startsWith("The last deployment was rolled back to acme-prod-api:1.")
          .endsWith("Started by acme-deploy/ci, not with this console.");
    }
  }

  @Test
  void where_nobody_remembers_nothing_is_added() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.BAD_DEPLOY, temp)) {
      d.sandbox().faults().on("cloudtrail", "LookupEvents").deny();
      ServiceHealth told = told(d);
      assertThat(rollout(told)).doesNotContain("Started by");
      assertThat(told.changes()).extracting(ServiceHealth.Change::who).containsOnlyNulls();
    }
  }
}
