package dev.quarterdeck.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.Traffic;
import dev.quarterdeck.secrets.SecretSummary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 2,000 services and 10,000 secrets: everything is listed, with hardly a call too many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeFleetTest {
  private static final int CLUSTERS = 20;
  private static final int SERVICES = 2_000;

  private DrivenSandbox d;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    d = DrivenSandbox.start(Scenario.LARGE, temp);
  }

  @AfterAll
  void stop() {
    d.close();
  }

  @BeforeEach
  void count() {
    d.sandbox().traffic().reset();
  }

  @Test
  void health_over_the_fleet_costs_what_page_sizes_allow() {
    HealthReport r = d.console().health(d.deadline(), HealthCheck.Scope.ALL).orThrow();
    assertThat(r.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(r.unknowns()).isEmpty();
    assertThat(r.services()).hasSize(SERVICES);
    assertThat(r.services()).extracting(ServiceHealth::ref).doesNotHaveDuplicates();
    Traffic t = d.sandbox().traffic();
    // Clusters listed and described, services of each listed (100 a page) and described (ten a
    // call), tasks of each listed (100 a page) and described (100 a call), stopped ones listed,
    // CPU and memory of each (500 series a call), target groups, alarms, the caller.
    long least =
        1
            + 1
            + CLUSTERS
            + SERVICES / 10
            + SERVICES / 100 * 2
            + CLUSTERS
            + 2 * SERVICES / 500
            + 1
            + 1
            + 1;
    assertThat(t.total()).as(t.byAction().toString()).isBetween(least, least + least / 10);
    assertThat(t.of("ecs:DescribeServices")).isEqualTo(SERVICES / 10);
  }

  @Test
  void every_secret_is_listed_once() {
    Listing<SecretSummary> all = d.console().ports().secrets().list().orThrow();
    assertThat(all.isComplete()).isTrue();
    assertThat(all.items()).hasSize(10_000);
    assertThat(all.items()).extracting(SecretSummary::arn).doesNotHaveDuplicates();
    assertThat(d.sandbox().traffic().total()).isEqualTo(100);
  }
}
