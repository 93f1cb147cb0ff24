package dev.quarterdeck.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.collect.ServiceFacts.Launch;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Items about settings that the sandbox has no service with. */
class SettingRulesTest {
  private static void becomes(String item, Consumer<MadeUp> how, Status status, String reason) {
    MadeUp made = new MadeUp();
    how.accept(made);
    Finding f = made.judge(item);
    assertThat(f.status()).as("%s", f.evidence()).isEqualTo(status);
    assertThat(f.evidence()).anyMatch(e -> e.status() == status && e.text().contains(reason));
  }

  @Test
  void fargate_is_the_launch_type_or_every_capacity_provider() {
    String item = "fargate-containerised";
    becomes(item, m -> {}, Status.PASS, "runs on FARGATE");
    becomes(
        item,
        m -> m.launch = new Launch(null, List.of("FARGATE", "FARGATE_SPOT"), null, null),
        Status.PASS,
        "runs on FARGATE,FARGATE_SPOT");
    becomes(
        item,
        m -> m.launch = new Launch(null, List.of("FARGATE", "own"), null, null),
        Status.FAIL,
        "own");
    becomes(
        item, m -> m.launch = new Launch("EC2", List.of(), null, null), Status.FAIL, "runs on EC2");
  }

  @Test
  void the_platform_version_is_the_newest() {
    String item = "ecs-platform-version";
    becomes(item, m -> {}, Status.PASS, "LATEST");
    becomes(
        item,
        m -> m.launch = new Launch("FARGATE", List.of(), "1.3.0", "Linux"),
        Status.FAIL,
        "1.3.0");
    becomes(
        item,
        m -> m.launch = new Launch("FARGATE", List.of(), "1.0.0", "WINDOWS_SERVER_2022_CORE"),
        Status.PASS,
        "1.0.0");
  }

  @Test
  void no_container_is_privileged() {
    becomes("ecs-no-privileged", m -> {}, Status.PASS, "");
    becomes("ecs-no-privileged", m -> m.privileged = true, Status.FAIL, "privileged");
  }

  @Test
  void no_revision_shares_the_hosts_namespaces() {
    String item = "ecs-no-host-namespaces";
    becomes(item, m -> {}, Status.PASS, "");
    becomes(item, m -> m.networkMode = "host", Status.FAIL, "host");
    becomes(item, m -> m.pidMode = "host", Status.FAIL, "host");
  }

  @Test
  void alarms_roll_a_deployment_back() {
    String item = "ecs-deployment-alarms";
    becomes(item, m -> {}, Status.FAIL, "no alarm rolls a deployment back");
    becomes(
        item,
        m -> {
          m.deploymentAlarms = List.of("a");
          m.alarms = List.of("a", "b");
        },
        Status.PASS,
        "alarms roll a deployment back");
    becomes(
        item,
        m -> {
          m.deploymentAlarms = List.of("a");
          m.rollback = false;
          m.alarms = List.of("a");
        },
        Status.FAIL,
        "no alarm rolls a deployment back");
    becomes(
        item, m -> m.deploymentAlarms = List.of("gone"), Status.FAIL, "that it names do not exist");
  }

  @Test
  void a_log_group_has_a_key_of_its_own() {
    becomes("log-kms", m -> m.logKey = "arn:aws:kms:us-east-1:1:key/k", Status.PASS, "of your own");
    becomes("log-kms", m -> {}, Status.WARN, "key of CloudWatch Logs");
  }
}
