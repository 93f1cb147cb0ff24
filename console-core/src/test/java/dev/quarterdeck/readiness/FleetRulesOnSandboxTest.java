package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.evidence.Status;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Items about the demo fleet's services, balancers, alarms and secrets, as they are and changed.
 */
class FleetRulesOnSandboxTest {
  @TempDir Path temp;

  private void becomes(
      Scenario scenario, String item, Consumer<World> change, Status status, String reason)
      throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(scenario, temp)) {
      World world = d.sandbox().world();
      assertThat(
              world.call(
                  () -> {
                    change.accept(world);
                    return true;
                  }))
          .isTrue();
      is(Runs.item(d, item), status, reason);
    }
  }

  private static void is(Run.Result r, Status status, String reason) {
    assertThat(r.status()).as("%s", r.evidence()).isEqualTo(status);
    assertThat(r.evidence())
        .as("%s", r.evidence())
        .anyMatch(e -> e.status() == status && e.text().contains(reason));
  }

  private static Consumer<World> balancers(Consumer<LoadBalancer> change) {
    return w -> w.balancing().balancers().forEach(change);
  }

  @Test
  void balancers_that_were_put_right() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      for (String item : List.of("alb-multi-az", "alb-tls-policy", "https-enforced")) {
        is(Runs.item(d, item), Status.PASS, "");
      }
      for (String item : List.of("alb-access-logs", "alb-hardening")) {
        is(Runs.item(d, item), Status.FAIL, "");
      }
      World world = d.sandbox().world();
      world
          .balancing()
          .balancers()
          .forEach(
              b -> {
                b.attributes.put("access_logs.s3.enabled", "true");
                b.attributes.put("deletion_protection.enabled", "true");
                b.attributes.put("routing.http.drop_invalid_header_fields.enabled", "true");
                b.attributes.put("routing.http.desync_mitigation_mode", "defensive");
              });
      for (String item : List.of("alb-access-logs", "alb-hardening")) {
        is(Runs.item(d, item), Status.PASS, "");
      }
    }
  }

  @Test
  void a_balancer_in_one_zone() throws IOException {
    becomes(
        Scenario.CALM,
        "alb-multi-az",
        balancers(b -> b.subnets.removeLast()),
        Status.FAIL,
        "spans 1 availability zones");
  }

  @Test
  void a_balancer_that_speaks_old_tls() throws IOException {
    becomes(
        Scenario.CALM,
        "alb-tls-policy",
        balancers(
            b ->
                b.listeners.stream()
                    .filter(l -> l.sslPolicy != null)
                    .forEach(l -> l.sslPolicy = "ELBSecurityPolicy-2016-08")),
        Status.FAIL,
        "speaks TLSv1");
  }

  @Test
  void a_balancer_that_answers_plain_http() throws IOException {
    becomes(
        Scenario.CALM,
        "https-enforced",
        balancers(
            b ->
                b.listeners.stream()
                    .filter(l -> l.protocol().equals("HTTP"))
                    .forEach(l -> l.targetGroupArn = b.listeners.getFirst().targetGroupArn)),
        Status.FAIL,
        "plain HTTP on port 80 is answered");
  }

  @Test
  void unhealthy_targets_set_off_an_alarm_or_not() throws IOException {
    becomes(Scenario.CALM, "alarm-unhealthy-hosts", w -> {}, Status.PASS, "watches it");
    becomes(
        Scenario.CALM,
        "alarm-unhealthy-hosts",
        w ->
            List.copyOf(w.watch().alarms().all()).stream()
                .filter(a -> a.name().endsWith("-unhealthy-hosts"))
                .forEach(w.watch().alarms()::delete),
        Status.FAIL,
        "no alarm watches");
  }

  @Test
  void answers_come_fast_enough_or_not() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      for (String limit : List.of("60000", "1")) {
        ReadinessFile file =
            ReadinessFile.parse("readiness.yaml", "settings: {p95Millis: " + limit + "}").orThrow();
        is(
            Runs.run(d, file, Runs.PROD, "p95-latency").results().getFirst(),
            limit.equals("1") ? Status.FAIL : Status.PASS,
            limit + " ms are allowed");
      }
    }
  }

  @Test
  void a_service_that_is_steady_or_not() throws IOException {
    becomes(Scenario.CALM, "ecs-steady", w -> {}, Status.PASS, "since the deployment completed");
    becomes(Scenario.CRASH_LOOP, "ecs-steady", w -> {}, Status.FAIL, "1 of 2 tasks run");
  }

  @Test
  void two_tasks_or_one() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      Run run = Runs.run(d, ReadinessFile.none(), CloudRulesOnSandboxTest.SCOPE, "ecs-two-tasks");
      is(run.results().getFirst(), Status.PASS, "");
      is(Runs.item(d, "ecs-two-tasks"), Status.FAIL, "");
    }
  }

  @Test
  void tasks_that_hold_the_current_value_or_not() throws IOException {
    becomes(Scenario.CALM, "sm-stale-in-tasks", w -> {}, Status.PASS, "holds the current");
    becomes(Scenario.STALE_SECRET, "sm-stale-in-tasks", w -> {}, Status.FAIL, "holds an old value");
  }

  @Test
  void secrets_that_are_used_or_not() throws IOException {
    becomes(Scenario.CALM, "sm-unused", w -> {}, Status.PASS, "was last read on");
    becomes(
        Scenario.CALM,
        "sm-unused",
        w -> w.secrets().get("acme/prod/app").lastAccessed = w.now().minus(Duration.ofDays(200)),
        Status.FAIL,
        "was last read on");
  }

  @Test
  void secrets_with_a_key_of_their_own_or_aws() throws IOException {
    becomes(Scenario.CALM, "sm-cmk", w -> {}, Status.WARN, "AWS-managed key");
    becomes(
        Scenario.CALM,
        "sm-cmk",
        w -> {
          String key = w.keys().create("SYMMETRIC_DEFAULT").arn();
          for (Secret s : w.secrets().all()) {
            s.kmsKeyId = key;
          }
        },
        Status.PASS,
        "a key of your own");
  }
}
