package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An item whose permission is taken away is unknown, and says which permission. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
  private DrivenSandbox d;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    d = DrivenSandbox.start(Scenario.CALM, temp);
  }

  @AfterAll
  void close() {
    d.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ecs:DescribeServices | fargate-containerised iac-managed ecs-platform-version ecs-circuit-breaker ecs-deployment-alarms ecs-two-tasks blue-green-ready ecs-steady ecs-exec behind-alb alarm-cpu-memory",
        "ecs:DescribeClusters | ecs-container-insights ecs-exec",
        "ecs:DescribeTaskDefinition | debug-off jwt-secret-strong aws-creds-not-in-env db-creds-from-secrets-manager no-plaintext-secrets secret-refs-resolve redis-url-tls required-env-present no-placeholders single-retry-worker image-in-ecr ecs-no-privileged ecs-readonly-rootfs ecs-nonroot-user ecs-no-host-namespaces ecs-log-mode ecs-container-healthcheck ecs-image-pinned ecs-distinct-roles ecs-efs-tls ecs-old-revision-leak ecs-log-secret-options cw-logs log-retention error-tracking secret-rotation",
        "ecs:ListTaskDefinitions | ecs-old-revision-leak",
        "ecs:ListTasks | sm-stale-in-tasks",
        "secretsmanager:DescribeSecret | secret-refs-resolve secret-rotation sm-rotation-succeeds sm-unused sm-resource-policy sm-cmk sm-stale-in-tasks secrets-per-environment",
        "secretsmanager:ListSecretVersionIds | secret-rotation sm-stale-in-tasks",
        "secretsmanager:GetResourcePolicy | sm-resource-policy",
        "logs:DescribeLogGroups | cw-logs log-retention log-kms",
        "cloudwatch:DescribeAlarms | alarm-errors alarm-latency alarm-cpu-memory alarm-unhealthy-hosts",
        "cloudwatch:GetMetricData | p95-latency",
        "elasticloadbalancing:DescribeTargetGroups | alarm-errors alarm-latency https-enforced alb-access-logs",
        "elasticloadbalancing:DescribeLoadBalancers | https-enforced alb-access-logs alb-hardening alb-multi-az",
        "elasticloadbalancing:DescribeListeners | https-enforced",
        "elasticloadbalancing:DescribeRules | https-enforced",
        "elasticloadbalancing:DescribeLoadBalancerAttributes | alb-access-logs alb-hardening",
        "elasticloadbalancing:DescribeTargetHealth | behind-alb",
        "rds:DescribeDBInstances | managed-database rds-backups rds-encrypted rds-deletion-protection rds-multi-az rds-not-public rds-minor-upgrade rds-storage-autoscale rds-logs-exported",
        "rds:DescribeDBClusters | managed-database rds-backups rds-encrypted rds-deletion-protection rds-multi-az rds-not-public rds-force-ssl rds-minor-upgrade rds-storage-autoscale rds-logs-exported alarm-rds",
        "rds:DescribeDBClusterParameters | rds-force-ssl",
        "rds:DescribeDBSnapshots | rds-snapshots-private",
        "rds:DescribeDBClusterSnapshots | rds-snapshots-private",
        "elasticache:DescribeReplicationGroups | redis-tls redis-at-rest redis-auth redis-ha caching",
        "elasticache:DescribeCacheClusters | redis-tls redis-at-rest redis-auth redis-ha caching",
        "elasticache:DescribeServerlessCaches | redis-tls redis-at-rest redis-auth redis-ha caching",
        "application-autoscaling:DescribeScalableTargets | ecs-autoscaling",
        "application-autoscaling:DescribeScalingPolicies | ecs-autoscaling",
        "cloudwatch:ListDashboards | dashboard",
        "cloudwatch:GetDashboard | dashboard",
        "cloudwatch:DescribeAlarms | alarm-rds",
      })
  void without_its_permission_an_item_is_unknown(String action, String items) {
    String[] parts = action.split(":");
    d.sandbox().faults().on(parts[0], parts[1]).deny();
    try {
      for (String item : items.strip().split(" ")) {
        Run.Result r = Runs.item(d, item);
        assertThat(r.status()).as("%s %s", item, r.evidence()).isEqualTo(Status.UNKNOWN);
        assertThat(r.evidence()).as(item).extracting(Evidence::permission).contains(action);
        assertThat(r.nextStep()).contains(action);
      }
    } finally {
      d.sandbox().faults().clear();
    }
  }

  @org.junit.jupiter.api.Test
  void throttling_makes_unknown_as_well_and_never_fails() {
    d.sandbox().faults().on("logs", "DescribeLogGroups").throttle();
    try {
      Run.Result r = Runs.item(d, "log-retention");
      assertThat(r.status()).isEqualTo(Status.UNKNOWN);
      assertThat(r.evidence())
          .noneMatch(e -> List.of(Status.FAIL, Status.PASS).contains(e.status()));
    } finally {
      d.sandbox().faults().clear();
    }
  }
}
