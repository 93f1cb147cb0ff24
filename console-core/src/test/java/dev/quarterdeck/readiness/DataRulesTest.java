package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;

/** Items about databases, caches and scaling: each passes and fails, and for the right reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataRulesTest {
  private DrivenSandbox sandbox;
  private Run good;
  private Run bad;

  @BeforeAll
  void set_up(@TempDir Path temp) throws IOException {
    sandbox = DrivenSandbox.start(Scenario.EMPTY, temp);
    try (PlantedData planted = new PlantedData(sandbox.sandbox())) {
      planted.wellSetUp();
      planted.wait10Minutes();
      good = run("good-data", "[good-db, good-aurora]", "[good-cache, good-serverless]");
      planted.badlySetUp();
      planted.wait10Minutes();
      bad = run("bad-data", "[bad-db, bad-aurora]", "[bad-cache, bad-node, bad-serverless]");
    }
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  private Run run(String cluster, String databases, String caches) {
    String settings = "settings:\n  databases: %s\n  caches: %s\n".formatted(databases, caches);
    return Runs.run(
        sandbox,
        ReadinessFile.parse("readiness.yaml", settings).orThrow(),
        new Scope(List.of(cluster), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "managed-database | bad-data:1 app | runs a database of its own",
        "rds-backups | bad-db | takes no automated backups",
        "rds-backups | bad-aurora | keeps backups for 1 day",
        "rds-encrypted | bad-db | its storage is not encrypted",
        "rds-encrypted | bad-aurora | its storage is not encrypted",
        "rds-deletion-protection | bad-db | may be deleted by one call",
        "rds-multi-az | bad-db | has no standby in another zone",
        "rds-multi-az | bad-aurora | all of its members are in one zone",
        "rds-not-public | bad-db | has a public address",
        "rds-force-ssl | bad-db | takes connections without TLS",
        "rds-force-ssl | bad-aurora | as its engine's version presets it",
        "rds-minor-upgrade | bad-db | takes no minor upgrades by itself",
        "rds-storage-autoscale | bad-db | stays at 20 GiB",
        "rds-logs-exported | bad-db | exports no logs",
        "rds-snapshots-private | bad-snapshot | everybody may restore it",
        "rds-snapshots-private | bad-snapshot | is not encrypted",
        "alarm-rds | bad-db | no alarm watches FreeStorageSpace",
        "redis-tls | bad-cache | talks without TLS",
        "redis-at-rest | bad-cache | what it stores is not encrypted",
        "redis-auth | bad-cache | asks for no password",
        "redis-auth | bad-serverless | lets in without a password: default",
        "redis-ha | bad-cache | does not fail over by itself",
        "redis-ha | bad-node | is a single node",
        "ecs-autoscaling | bad-data/app | may run 1 tasks and no more",
        "dashboard | bad-data/app | no dashboard mentions it",
      })
  void passes_and_fails_for_the_right_reason(String item, String resource, String reason) {
    Run.Result failed = Runs.of(bad, item);
    assertThat(failed.status()).as("%s", failed.evidence()).isEqualTo(Status.FAIL);
    assertThat(failed.evidence())
        .anyMatch(
            e ->
                e.status() == Status.FAIL
                    && e.resource().equals(resource)
                    && e.text().contains(reason));
    Run.Result passed = Runs.of(good, item);
    assertThat(passed.status()).as("%s", passed.evidence()).isEqualTo(Status.PASS);
  }

  @Test
  void no_cache_is_a_finding_where_services_run(@TempDir Path temp) throws IOException {
    assertThat(Runs.status(good, "caching")).isEqualTo(Status.PASS);
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.EMPTY, temp);
        PlantedData planted = new PlantedData(d.sandbox())) {
      planted.service("bare", "app:1.0.0");
      assertThat(Runs.status(Runs.run(d, ReadinessFile.none(), Scope.ALL), "caching"))
          .isEqualTo(Status.FAIL);
    }
  }

  @Test
  void an_expiring_certificate_fails() {
    var instances = sandbox.sandbox().world().databases().instances();
    var db = java.util.Objects.requireNonNull(instances.get("good-db"));
    var before = db.certificateUntil;
    db.certificateUntil = sandbox.sandbox().world().now().plus(Duration.ofDays(30));
    try {
      Run.Result r = Runs.of(run("good-data", "[good-db]", "[good-cache]"), "rds-minor-upgrade");
      assertThat(r.status()).isEqualTo(Status.FAIL);
      assertThat(r.evidence()).anyMatch(e -> e.text().contains("another 30 days"));
    } finally {
      db.certificateUntil = before;
    }
  }

  @Test
  void databases_are_those_of_the_services_environment(@TempDir Path temp) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Run.Result prod = Runs.item(d, "rds-multi-az");
      assertThat(prod.status()).isEqualTo(Status.PASS);
      assertThat(prod.evidence())
          .allMatch(e -> e.source().endsWith("(those tagged environment=production)"))
          .extracting(Evidence::resource)
          .containsExactly("acme-prod");
      Run staging =
          Runs.run(
              d,
              ReadinessFile.none(),
              new Scope(List.of("acme-staging"), List.of()),
              "rds-multi-az");
      assertThat(staging.results().getFirst().status()).isEqualTo(Status.FAIL);
    }
  }

  @Test
  void an_endpoint_in_a_variable_names_the_database(@TempDir Path temp) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.EMPTY, temp);
        PlantedData planted = new PlantedData(d.sandbox())) {
      planted.wellSetUp();
      planted.badlySetUp();
      planted.wait10Minutes();
      String host =
          java.util.Objects.requireNonNull(
                  d.sandbox().world().databases().instances().get("good-db"))
              .host;
      planted.service(
          "pointing",
          "app:1.0.0",
          KeyValuePair.builder()
              .name("DB_HOST")
              .value(host.toUpperCase(java.util.Locale.ROOT))
              .build());
      Run run =
          Runs.run(
              d, ReadinessFile.none(), new Scope(List.of("pointing"), List.of()), "rds-encrypted");
      assertThat(run.results().getFirst().evidence())
          .allMatch(e -> e.source().endsWith("(those that variables name)"))
          .extracting(Evidence::resource)
          .containsExactly("good-db");
    }
  }

  @Test
  void reads_each_resource_once(@TempDir Path temp) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Runs.all(d);
      Map<String, Long> calls = d.sandbox().traffic().byAction();
      for (String call :
          List.of(
              "rds:DescribeDBInstances",
              "rds:DescribeDBClusters",
              "rds:DescribeDBClusterParameters",
              "rds:DescribeDBSnapshots",
              "rds:DescribeDBClusterSnapshots",
              "elasticache:DescribeReplicationGroups",
              "elasticache:DescribeCacheClusters",
              "elasticache:DescribeServerlessCaches",
              "application-autoscaling:DescribeScalableTargets",
              "application-autoscaling:DescribeScalingPolicies",
              "cloudwatch:ListDashboards",
              "cloudwatch:GetDashboard")) {
        assertThat(calls).as(call).containsEntry(call, 1L);
      }
      assertThat(calls)
          .as("an encrypted snapshot is never public, so nobody asks")
          .doesNotContainKey("rds:DescribeDBClusterSnapshotAttributes");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rds, DescribeDBParameters, rds-force-ssl",
    "elasticache, DescribeUsers, redis-auth",
    "rds, DescribeDBSnapshotAttributes, rds-snapshots-private",
  })
  void what_only_some_resources_need_is_unknown_when_denied(
      String service, String operation, String item, @TempDir Path temp) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.EMPTY, temp);
        PlantedData planted = new PlantedData(d.sandbox())) {
      planted.wellSetUp();
      planted.plainSnapshot();
      planted.wait10Minutes();
      d.sandbox().faults().on(service, operation).deny();
      Run.Result r = Runs.run(d, ReadinessFile.none(), Scope.ALL, item).results().getFirst();
      assertThat(r.evidence()).extracting(Evidence::permission).contains(service + ":" + operation);
      // A snapshot that is not encrypted fails whoever may restore it.
      assertThat(r.status())
          .isEqualTo(item.equals("rds-snapshots-private") ? Status.FAIL : Status.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rds, DescribeDBInstances, rds-not-public",
    "rds, DescribeDBClusterParameters, rds-force-ssl",
    "elasticache, DescribeReplicationGroups, redis-tls",
    "application-autoscaling, DescribeScalableTargets, ecs-autoscaling",
    "cloudwatch, ListDashboards, dashboard",
  })
  void throttled_or_cut_off_is_unknown_and_neither_passed_nor_failed(
      String service, String operation, String item, @TempDir Path temp) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      d.sandbox().faults().on(service, operation).throttle();
      assertThat(Runs.item(d, item).status()).as("throttled").isEqualTo(Status.UNKNOWN);
      d.sandbox().faults().clear();
      d.sandbox().faults().on(service, operation).cutBefore();
      Run.Result cut = Runs.item(d, item);
      assertThat(cut.status()).as("%s", cut.evidence()).isEqualTo(Status.UNKNOWN);
      assertThat(cut.nextStep()).isNotBlank();
    }
  }
}
