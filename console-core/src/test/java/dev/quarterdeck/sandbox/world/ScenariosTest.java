package dev.quarterdeck.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.balance.Target;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each scenario shows its trouble at its first minute, and its story goes on. */
class ScenariosTest {

  @Test
  void sameSeedSameWorld() throws IOException {
    for (Scenario s : Scenario.values()) {
      if (s != Scenario.LARGE) {
        assertThat(state(s, 7)).as(s.id()).isEqualTo(state(s, 7));
      }
    }
    assertThat(state(Scenario.CALM, 7)).isNotEqualTo(state(Scenario.CALM, 8));
  }

  private static String state(Scenario scenario, long seed) throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(scenario).withSeed(seed))) {
      World w = sandbox.world();
      w.advance(Duration.ofMinutes(10));
      StringBuilder b = new StringBuilder();
      for (Secret s : w.secrets().all()) {
        b.append(s.arn()).append(s.labelled());
        s.versions().values().forEach(v -> b.append(v.text()));
        b.append('\n');
      }
      for (Cluster c : w.ecs().clusters()) {
        c.services().forEach(s -> s.events().forEach(e -> b.append(e).append('\n')));
        c.tasks()
            .forEach(
                t ->
                    b.append(t.arn())
                        .append(t.status)
                        .append(t.started)
                        .append(t.held())
                        .append('\n'));
      }
      return b.toString();
    }
  }

  @Test
  void badDeployLeavesOldTasksServingUntilTheBreakerRollsBack() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.BAD_DEPLOY))) {
      World w = sandbox.world();
      EcsService api = service(w, "api");
      assertThat(api.deployments()).hasSize(2);
      assertThat(api.running(api.deployments().get(1))).isEqualTo(3);
      assertThat(api.primary().failedTasks).isPositive();
      assertThat(api.primary().rolloutState).isEqualTo("IN_PROGRESS");
      TargetGroup group =
          Objects.requireNonNull(
              w.balancing().group(api.spec.targets().getFirst().targetGroupArn()));
      assertThat(group.targets().stream().filter(Target::healthy)).hasSize(3);
      assertThat(group.targets()).anyMatch(t -> t.state.equals("unhealthy"));
      String bad = api.primary().id();
      assertThat(
              w.advanceUntil(
                  Duration.ofSeconds(5),
                  Duration.ofMinutes(15),
                  () -> !api.primary().id().equals(bad) && api.deployments().size() == 1))
          .isTrue();
      assertThat(api.records().getFirst().status).isEqualTo("ROLLBACK_SUCCESSFUL");
      assertThat(api.primary().definition().revision()).isEqualTo(1);
      assertThat(messages(api))
          .anyMatch(
              m ->
                  m.contains(
                      "(deployment "
                          + bad
                          + ") deployment failed: tasks failed ELB health checks."))
          .anyMatch(m -> m.contains("rolling back to deployment " + api.primary().id()))
          .anyMatch(m -> m.contains("is unhealthy in (target-group"));
    }
  }

  @Test
  void crashLoopKeepsOneWorkerDown() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.CRASH_LOOP))) {
      EcsService worker = service(sandbox.world(), "worker");
      assertThat(worker.running()).isEqualTo(1);
      assertThat(worker.desired).isEqualTo(2);
      assertThat(worker.primary().rolloutState).isEqualTo("COMPLETED");
      List<EcsTask> stopped = stopped(worker);
      assertThat(stopped).hasSizeGreaterThan(2);
      assertThat(stopped)
          .allMatch(
              t ->
                  "EssentialContainerExited".equals(t.stopCode)
                      && Integer.valueOf(1).equals(t.containers.getFirst().exitCode));
      assertThat(messages(worker))
          .anyMatch(m -> m.contains("is unable to consistently start tasks successfully"));
    }
  }

  @Test
  void staleSecretLeavesTasksOnBothVersionsOfAHealthyService() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.STALE_SECRET))) {
      World w = sandbox.world();
      EcsService api = service(w, "api");
      Secret app = w.secrets().get("acme/prod/app");
      String current = Objects.requireNonNull(app.current()).id();
      assertThat(api.running()).isEqualTo(3);
      assertThat(api.primary().rolloutState).isEqualTo("COMPLETED");
      assertThat(
              api.tasks().stream()
                  .filter(t -> current.equals(w.ecs().versionHeldBy(t.arn(), app.arn()))))
          .hasSize(1);
      assertThat(service(w, "billing").tasks())
          .noneMatch(t -> current.equals(w.ecs().versionHeldBy(t.arn(), app.arn())));
    }
  }

  @Test
  void missingKeyTakesBillingDown() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.MISSING_KEY))) {
      EcsService billing = service(sandbox.world(), "billing");
      assertThat(billing.running()).isZero();
      assertThat(billing.desired).isEqualTo(1);
      assertThat(stopped(billing))
          .anyMatch(
              t ->
                  "TaskFailedToStart".equals(t.stopCode)
                      && Objects.requireNonNull(t.stoppedReason)
                          .startsWith(
                              "ResourceInitializationError: unable to pull secrets or registry auth")
                      && t.stoppedReason.endsWith(
                          "did not contain json key STRIPE_WEBHOOK_SECRET"));
    }
  }

  @Test
  void plaintextSecretIsDeployedAndHealthy() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.PLAINTEXT_SECRET))) {
      EcsService web = service(sandbox.world(), "web");
      assertThat(web.running()).isEqualTo(2);
      assertThat(web.primary().definition().containers().getFirst().environment())
          .containsKey("SMTP_PASSWORD");
      assertThat(web.primary().rolloutState).isEqualTo("COMPLETED");
    }
  }

  @Test
  void largeIsIdleAndComplete() throws IOException {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.manual(Scenario.LARGE))) {
      World w = sandbox.world();
      assertThat(w.secrets().all()).hasSize(10_000);
      assertThat(w.ecs().clusters()).hasSize(20);
      assertThat(w.ecs().clusters().stream().flatMap(c -> c.services().stream()))
          .hasSize(2_000)
          .allMatch(s -> s.running() == 1);
      assertThat(w.pendingEvents()).isZero();
    }
  }

  @Test
  void troubleShowsWhateverTheSeed() throws IOException {
    for (long seed = 1; seed <= 12; seed++) {
      try (Sandbox sandbox =
          Sandbox.start(Sandbox.Options.manual(Scenario.BAD_DEPLOY).withSeed(seed))) {
        EcsService api = service(sandbox.world(), "api");
        assertThat(api.primary().failedTasks).as("seed %d", seed).isPositive();
        assertThat(sandbox.world().balancing().groups())
            .anyMatch(g -> g.targets().stream().anyMatch(t -> t.state.equals("unhealthy")));
      }
      try (Sandbox sandbox =
          Sandbox.start(Sandbox.Options.manual(Scenario.CRASH_LOOP).withSeed(seed))) {
        assertThat(service(sandbox.world(), "worker").running()).as("seed %d", seed).isEqualTo(1);
      }
    }
  }

  private static EcsService service(World w, String name) {
    return Objects.requireNonNull(
        w.ecs().service(Objects.requireNonNull(w.ecs().cluster("acme-prod")), name));
  }

  private static List<EcsTask> stopped(EcsService s) {
    return s.cluster().tasks().stream()
        .filter(t -> t.service() == s && t.status == EcsTask.Status.STOPPED)
        .toList();
  }

  private static List<String> messages(EcsService s) {
    return s.events().stream().map(EcsService.Event::message).toList();
  }
}
