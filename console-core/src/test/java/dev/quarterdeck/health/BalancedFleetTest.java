package dev.quarterdeck.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 500 services, each with a target group and two alarms: hardly a call too many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BalancedFleetTest {
  private static final int CLUSTERS = 5;
  private static final int EACH = 100;
  private DrivenSandbox d;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    d = DrivenSandbox.start(Scenario.BALANCED, temp);
  }

  @AfterAll
  void stop() {
    d.close();
  }

  @BeforeEach
  void count() {
    d.sandbox().traffic().reset();
  }

  /**
   * The least that page sizes allow, without the caller, who is asked once a session: clusters
   * listed (100 a page) and described (100 a call); in each cluster services listed (100) and
   * described (10), running and stopped tasks listed (100), the running ones described (100); CPU
   * and memory of each service and three measures of each target group (500 series a call); target
   * groups (400 a page), the targets of each (one group a call); alarms (100 a page).
   */
  private static long least(int clusters, int allServices) {
    int services = clusters * EACH;
    return 2
        + clusters * (1 + EACH / 10 + 1 + 1 + 1)
        + (2 * services + 499) / 500
        + (3 * services + 499) / 500
        + (allServices + 399) / 400
        + services
        + 2 * allServices / 100;
  }

  private HealthReport read(HealthCheck.Scope scope) {
    HealthReport r = d.console().health(d.deadline(), scope).orThrow();
    assertThat(r.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(r.unknowns()).isEmpty();
    assertThat(r.services())
        .allSatisfy(
            s -> {
              assertThat(s.targets()).isEqualTo(new ServiceHealth.Targets(1, 0, 0));
              assertThat(s.alarms()).hasSize(2);
            });
    return r;
  }

  private void costs(long least) {
    Traffic t = d.sandbox().traffic();
    long caller = t.of("sts:GetCallerIdentity");
    assertThat(t.total() - caller).as(t.byAction().toString()).isBetween(least, least + least / 10);
  }

  @Test
  void health_of_the_fleet() {
    assertThat(read(HealthCheck.Scope.ALL).services()).hasSize(CLUSTERS * EACH);
    costs(least(CLUSTERS, CLUSTERS * EACH));
  }

  @Test
  void health_of_one_cluster() {
    assertThat(read(new HealthCheck.Scope("fleet-3", List.of())).services()).hasSize(EACH);
    costs(least(1, CLUSTERS * EACH));
  }
}
