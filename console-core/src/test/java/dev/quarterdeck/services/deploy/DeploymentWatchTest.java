package dev.quarterdeck.services.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.services.EcsEditor.Update;
import dev.quarterdeck.services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own deployment, followed over the wire to each of its ends. */
final class DeploymentWatchTest {
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path temp;
  private final List<DeploymentWatch.Look> looks = new ArrayList<>();

  private DrivenSandbox start(Scenario scenario) throws IOException {
    return DrivenSandbox.start(scenario, temp);
  }

  private static Service redeploy(DrivenSandbox d, String service) {
    return d.console().ports().ecsEditor().update("acme-prod", service, Update.REDEPLOY).orThrow();
  }

  private Outcome<DeploymentReport> follow(DrivenSandbox d, OwnDeployment own) {
    return d.console().operations().deploymentWatch().follow(own, HOUR, looks::add);
  }

  private static OwnDeployment primary(DrivenSandbox d, String ref) {
    return OwnDeployment.of(d.console().services().find(d.deadline(), ref).orThrow()).orElseThrow();
  }

  private static EcsService world(DrivenSandbox d, String service) {
    var world = d.sandbox().world();
    return world.call(
        () ->
            Objects.requireNonNull(
                world
                    .ecs()
                    .service(Objects.requireNonNull(world.ecs().cluster("acme-prod")), service)));
  }

  @Test
  void a_good_one_completes_and_tells_its_progress() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "api")).orElseThrow();
      DeploymentReport r = follow(d, own).orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.COMPLETED);
      assertThat(r.running()).isEqualTo(3);
      assertThat(r.stops()).isEmpty();
      assertThat(r.unknowns()).isEmpty();
      assertThat(r.events())
          .anyMatch(e -> e.message().contains("(deployment " + own.id() + ") deployment completed"))
          .allMatch(e -> !e.at().isBefore(Objects.requireNonNull(own.startedAt())));
      assertThat(looks).hasSizeGreaterThan(3);
      assertThat(looks.getFirst().report().state()).isEqualTo(DeploymentState.ROLLING);
      assertThat(looks.stream().mapToInt(l -> l.newEvents().size()).sum())
          .as("each event is told once")
          .isEqualTo(r.events().size());
    }
  }

  @Test
  void the_circuit_breaker_takes_a_bad_one_back_and_the_service_is_stable_all_the_same()
      throws IOException {
    try (DrivenSandbox d = start(Scenario.BAD_DEPLOY)) {
      OwnDeployment bad = primary(d, "acme-prod/api");
      DeploymentReport r = follow(d, bad).orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.ROLLED_BACK);
      assertThat(r.reason()).contains("acme-prod-api:1");
      assertThat(Objects.requireNonNull(r.serving()).taskDefinition()).endsWith("acme-prod-api:1");
      assertThat(r.stops()).hasSizeGreaterThanOrEqualTo(3);
      assertThat(Objects.requireNonNull(r.cause()).text()).contains("health checks");
      assertThat(looks)
          .extracting(l -> l.report().state())
          .contains(DeploymentState.ROLLING, DeploymentState.ROLLING_BACK);
    }
  }

  @Test
  void a_few_failures_of_many_tasks_are_no_end() {
    assertThat(
            IntStream.of(0, 1, 6, 7, 100, 1_000, Integer.MAX_VALUE).map(DeploymentWatch::failures))
        .containsExactly(3, 3, 3, 4, 50, 200, 200);
  }

  @Test
  void without_a_circuit_breaker_it_is_called_failing_with_the_cause() throws IOException {
    try (DrivenSandbox d = start(Scenario.MISSING_KEY)) {
      DeploymentReport r = follow(d, primary(d, "acme-prod/billing")).orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.FAILING);
      assertThat(r.reason()).contains("no JSON key STRIPE_WEBHOOK_SECRET");
      assertThat(r.stops()).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void somebody_elses_deployment_replaces_it() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "worker")).orElseThrow();
      List<OwnDeployment> theirs = new ArrayList<>();
      DeploymentReport r =
          d.console()
              .operations()
              .deploymentWatch()
              .follow(
                  own,
                  HOUR,
                  look -> {
                    if (theirs.isEmpty()) {
                      theirs.add(OwnDeployment.of(redeploy(d, "worker")).orElseThrow());
                    }
                  })
              .orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.REPLACED);
      assertThat(r.serving()).isEqualTo(theirs.getFirst());
      assertThat(r.reason()).contains(theirs.getFirst().id());
    }
  }

  @Test
  void one_that_completed_before_it_was_replaced_has_completed() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "worker")).orElseThrow();
      d.sandbox().world().advance(Duration.ofMinutes(10));
      redeploy(d, "worker");
      assertThat(d.console().operations().deploymentWatch().look(own).orThrow().state())
          .isEqualTo(DeploymentState.COMPLETED);
      d.sandbox().world().advance(Duration.ofMinutes(10));
      assertThat(d.console().operations().deploymentWatch().look(own).orThrow().state())
          .as("ECS lists it no more, but said so")
          .isEqualTo(DeploymentState.COMPLETED);
    }
  }

  @Test
  void a_deleted_service_is_gone() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "worker")).orElseThrow();
      EcsService service = world(d, "worker");
      d.sandbox().world().call(() -> service.status = "DRAINING");
      assertThat(follow(d, own).orThrow().state()).isEqualTo(DeploymentState.GONE);
      OwnDeployment never =
          new OwnDeployment("acme-prod", "nobody", own.id(), own.taskDefinition(), null);
      assertThat(follow(d, never).orThrow().state()).isEqualTo(DeploymentState.GONE);
      OwnDeployment nowhere =
          new OwnDeployment("acme-nowhere", "api", own.id(), own.taskDefinition(), null);
      assertThat(follow(d, nowhere).orThrow().state()).isEqualTo(DeploymentState.GONE);
    }
  }

  @Test
  void the_limit_is_kept_in_the_services_time() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "api")).orElseThrow();
      DeploymentReport r =
          d.console()
              .operations()
              .deploymentWatch()
              .follow(own, Duration.ofSeconds(20), looks::add)
              .orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.TIMED_OUT);
      assertThat(r.reason()).contains("20 seconds");
      assertThat(looks).hasSize(5);
    }
  }

  @Test
  void looks_that_fail_for_a_while_are_told_and_taken_again() throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "api")).orElseThrow();
      d.sandbox().fault(FaultRule.parse("ecs:DescribeServices=fail:503@0.7"));
      DeploymentReport r = follow(d, own).orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.COMPLETED);
      assertThat(looks).anyMatch(l -> l.trouble() != null);
    }
  }

  @Test
  void a_missing_permission_ends_the_following_but_stopped_tasks_are_only_unknown()
      throws IOException {
    try (DrivenSandbox d = start(Scenario.CALM)) {
      OwnDeployment own = OwnDeployment.of(redeploy(d, "api")).orElseThrow();
      d.sandbox().faults().on("ecs", "ListTasks").deny();
      DeploymentReport r = follow(d, own).orThrow();
      assertThat(r.state()).isEqualTo(DeploymentState.COMPLETED);
      assertThat(r.unknowns()).anyMatch(u -> "ecs:ListTasks".equals(u.permission()));
      d.sandbox().faults().on("ecs", "DescribeServices").deny();
      assertThat(follow(d, own)).isInstanceOf(Outcome.Failed.class);
      Outcome<DeploymentReport> denied = follow(d, own);
      assertThat(denied instanceof Outcome.Failed<DeploymentReport>(Problem p) ? p : null)
          .isInstanceOf(Problem.Denied.class);
    }
  }
}
