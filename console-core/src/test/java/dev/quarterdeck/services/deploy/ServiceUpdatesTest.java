package dev.quarterdeck.services.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import dev.quarterdeck.services.EcsEditor.Update;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deployments, roll-backs and scalings, prepared, run and followed over the wire. */
final class ServiceUpdatesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path temp;
  private @Nullable DrivenSandbox started;

  private void start(Scenario scenario) throws IOException {
    started = DrivenSandbox.start(scenario, temp);
  }

  private DrivenSandbox d() {
    return Objects.requireNonNull(started);
  }

  @AfterEach
  void stop() {
    d().close();
  }

  private Service service(String ref) {
    return d().console().services().find(d().deadline(), ref).orThrow();
  }

  private <R> R run(Change<R> change) {
    return d().console().changes().run(change, "test", Outcome::done).orThrow();
  }

  private static Problem problem(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Failed<?>(Problem p) -> p;
      case Outcome.Done<?>(Object value) -> throw new AssertionError("done: " + value);
    };
  }

  private DeploymentReport follow(Updated u) {
    assertThat(u.problem()).isNull();
    return d().console()
        .operations()
        .deploymentWatch()
        .follow(Objects.requireNonNull(u.deployment()), HOUR, DeploymentWatch.Listener.NONE)
        .orThrow();
  }

  @ParameterizedTest
  @CsvSource({"BAD_DEPLOY, acme-prod/api, DEGRADED", "MISSING_KEY, acme-prod/billing, DOWN"})
  void a_bad_deployment_is_found_taken_back_and_healthy_again(
      Scenario scenario, String ref, Verdict before) throws IOException {
    start(scenario);
    assertThat(verdict(ref)).isEqualTo(before);
    Change<List<Updated>> change =
        d().console().operations().rollbacks().prepare(service(ref), null).orThrow();
    Plan plan = change.plan();
    String family = ref.replace("acme-prod/", "acme-prod-");
    assertThat(plan.title()).isEqualTo("Take " + ref + " back to " + family + ":1.");
    assertThat(plan.details().getFirst())
        .startsWith("The newest that ran well: " + family + ":1, completely rolled out at ");
    assertThat(plan.notes()).anyMatch(n -> n.contains("is under way") && n.contains("failed"));
    List<Updated> updated = run(change);
    assertThat(updated).hasSize(1);
    DeploymentReport report = follow(updated.getFirst());
    assertThat(report.state()).isEqualTo(DeploymentState.COMPLETED);
    assertThat(service(ref).taskDefinition()).endsWith(family + ":1");
    assertThat(verdict(ref)).isEqualTo(Verdict.HEALTHY);
    assertThat(d().console().audit().entries().orThrow().toString())
        .contains(
            "services.rollback", ref, Objects.requireNonNull(updated.getFirst().deployment()).id());
  }

  private Verdict verdict(String ref) {
    return d().console()
        .health(d().deadline(), new HealthCheck.Scope(null, List.of(ref)))
        .orThrow()
        .verdict();
  }

  @Test
  void where_ecs_goes_back_by_itself_there_is_nothing_to_take_back() throws IOException {
    start(Scenario.BAD_DEPLOY);
    assertThat(
            d().sandbox()
                .world()
                .advanceUntil(
                    Duration.ofSeconds(5),
                    HOUR,
                    () ->
                        Objects.requireNonNull(
                                d().sandbox()
                                    .world()
                                    .ecs()
                                    .service(
                                        Objects.requireNonNull(
                                            d().sandbox().world().ecs().cluster("acme-prod")),
                                        "api"))
                            .primary()
                            .rolloutReason
                            .contains("rolling back")))
        .isTrue();
    Change<List<Updated>> during =
        d().console().operations().rollbacks().prepare(service("acme-prod/api"), null).orThrow();
    assertThat(during.plan().isEmpty()).isTrue();
    assertThat(during.plan().title()).contains("is taking acme-prod/api back to acme-prod-api:1");
    d().sandbox().world().advance(Duration.ofMinutes(30));
    Change<List<Updated>> after =
        d().console().operations().rollbacks().prepare(service("acme-prod/api"), null).orThrow();
    assertThat(after.plan().isEmpty()).isTrue();
    assertThat(after.plan().title()).contains("the deployment of acme-prod-api:2 is undone");
    RollbackChoice choice =
        d().console().operations().rollbacks().look(service("acme-prod/api")).orThrow();
    assertThat(choice.candidates())
        .extracting(RollbackChoice.Candidate::name, RollbackChoice.Candidate::well)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("acme-prod-api:2", false),
            org.assertj.core.api.Assertions.tuple("acme-prod-api:1", true));
  }

  @Test
  void a_crash_without_a_new_revision_has_no_way_back_and_says_so() throws IOException {
    start(Scenario.CRASH_LOOP);
    Problem p =
        problem(d().console().operations().rollbacks().prepare(service("acme-prod/worker"), null));
    assertThat(p).isInstanceOf(Problem.NotFound.class);
    assertThat(p.sentence()).contains("No other revision is known to have run well");
  }

  @Test
  void a_crashing_image_is_taken_back_by_its_image_tag() throws IOException {
    start(Scenario.CALM);
    Service before = service("acme-prod/worker");
    String image = image(before).replaceFirst(":[^:]*$", ":2.0.0-worker");
    d().sandbox().world().call(() -> crash(image));
    Updated bad =
        run(d().console()
                .operations()
                .updates()
                .deploy(List.of(before), new ServiceUpdates.Deploy(null, Map.of("worker", image)))
                .orThrow())
            .getFirst();
    assertThat(bad.registered()).endsWith("acme-prod-worker:2");
    assertThat(bad.taskDefinition()).isEqualTo(bad.registered());
    Change<List<Updated>> back =
        d().console()
            .operations()
            .rollbacks()
            .prepare(service("acme-prod/worker"), "1.8.2-worker")
            .orThrow();
    assertThat(back.plan().title()).endsWith("back to acme-prod-worker:1.");
    assertThat(follow(run(back).getFirst()).state()).isEqualTo(DeploymentState.COMPLETED);
  }

  private Object crash(String image) {
    d().sandbox().world().ecs().image(image, ImageBehaviour.crashing(1, 3, 1));
    return image;
  }

  private String image(Service s) {
    return d().console()
        .ports()
        .taskDefinitions()
        .document(s.taskDefinition())
        .orThrow()
        .images()
        .values()
        .iterator()
        .next();
  }

  @Test
  void a_secret_that_changed_since_is_named() throws IOException {
    start(Scenario.BAD_DEPLOY);
    try (var edit =
        d().console()
            .edits()
            .set("acme/prod/app", Map.of("NEW_KEY", SecretValue.ofText(CharBuffer.wrap("v"))))
            .orThrow()) {
      d().console().changes().run(edit, "test", Outcome::done).orThrow();
    }
    assertThat(
            d().console()
                .operations()
                .rollbacks()
                .prepare(service("acme-prod/api"), null)
                .orThrow()
                .plan()
                .notes())
        .anyMatch(
            n ->
                n.startsWith("The secret acme/prod/app changed at ")
                    && n.contains("qd secrets rollback acme/prod/app"));
  }

  @Test
  void a_new_image_keeps_every_other_field() throws IOException {
    start(Scenario.CALM);
    Service s = service("acme-prod/api");
    String next = image(s).replaceFirst(":[^:]*$", ":1.8.3");
    Change<List<Updated>> change =
        d().console()
            .operations()
            .updates()
            .deploy(List.of(s), new ServiceUpdates.Deploy(null, Map.of("api", next)))
            .orThrow();
    assertThat(change.plan().steps())
        .extracting(Plan.Step::operation)
        .containsExactly("ecs:RegisterTaskDefinition", "ecs:UpdateService");
    Updated u = run(change).getFirst();
    assertThat(follow(u).state()).isEqualTo(DeploymentState.COMPLETED);
    TaskDefinitionDocument was = document(s.taskDefinition());
    TaskDefinitionDocument is = document(Objects.requireNonNull(u.registered()));
    assertThat(is.registration()).isEqualTo(was.withImages(Map.of("api", next)).registration());
  }

  private TaskDefinitionDocument document(String arn) {
    return d().console().ports().taskDefinitions().document(arn).orThrow();
  }

  @Test
  void somebody_elses_deployment_meanwhile_is_not_replaced_unseen() throws IOException {
    start(Scenario.CALM);
    Change<List<Updated>> change =
        d().console()
            .operations()
            .updates()
            .deploy(List.of(service("acme-prod/api")), ServiceUpdates.Deploy.AGAIN)
            .orThrow();
    d().console().ports().ecsEditor().update("acme-prod", "api", Update.REDEPLOY).orThrow();
    Problem p = problem(d().console().changes().run(change, null, Outcome::done));
    assertThat(p).isInstanceOf(Problem.Conflict.class);
    assertThat(p.sentence()).contains("Somebody else deployed acme-prod-api:1");
  }

  @Test
  void one_of_several_that_fails_does_not_hide_the_others() throws IOException {
    start(Scenario.CALM);
    Change<List<Updated>> change =
        d().console()
            .operations()
            .updates()
            .deploy(
                List.of(service("acme-prod/api"), service("acme-prod/worker")),
                ServiceUpdates.Deploy.AGAIN)
            .orThrow();
    assertThat(change.plan().name()).isEqualTo("acme-prod/api acme-prod/worker");
    d().console().ports().ecsEditor().update("acme-prod", "api", Update.REDEPLOY).orThrow();
    List<Updated> updated = run(change);
    assertThat(updated).hasSize(2);
    assertThat(updated.getFirst().problem()).isInstanceOf(Problem.Conflict.class);
    assertThat(follow(updated.getLast()).state()).isEqualTo(DeploymentState.COMPLETED);
  }

  @Test
  void a_lost_answer_is_looked_up_before_anything_is_called_again() throws IOException {
    start(Scenario.CALM);
    Service s = service("acme-prod/api");
    Change<List<Updated>> change =
        d().console()
            .operations()
            .updates()
            .deploy(List.of(s), ServiceUpdates.Deploy.AGAIN)
            .orThrow();
    d().sandbox().fault(FaultRule.parse("ecs:UpdateService=cut-after"));
    Updated u = run(change).getFirst();
    assertThat(u.problem()).isNull();
    assertThat(Objects.requireNonNull(u.deployment()).id())
        .isEqualTo(service("acme-prod/api").primaryDeployment().orElseThrow().id())
        .isNotEqualTo(s.primaryDeployment().orElseThrow().id());
  }

  @Test
  void scaling_warns_of_autoscaling_and_is_followed_down_to_zero() throws IOException {
    start(Scenario.CALM);
    var world = d().sandbox().world();
    world.call(
        () -> {
          world
              .ecs()
              .scaling()
              .register(
                  new ScalableTarget("service/acme-prod/worker", 2, 8, false, false, world.now()));
          return world;
        });
    Service s = service("acme-prod/worker");
    assertThat(d().console().operations().updates().scale(List.of(s), 1).orThrow().plan().notes())
        .anyMatch(n -> n.contains("between 2 and 8") && n.contains("move it back"));
    Change<List<Updated>> change =
        d().console().operations().updates().scale(List.of(s), 0).orThrow();
    assertThat(change.plan().notes())
        .anyMatch(n -> n.contains("at zero it stays"))
        .anyMatch(n -> n.contains("qd services scale acme-prod/worker 2"));
    Updated u = run(change).getFirst();
    assertThat(u.deployment()).isNull();
    TaskWatch.Counted counted =
        d().console().operations().taskWatch().count(u.before(), HOUR, x -> {}).orThrow();
    assertThat(counted.reached()).isTrue();
    assertThat(counted.service().running()).isZero();
    assertThat(
            d().console()
                .operations()
                .updates()
                .scale(List.of(service("acme-prod/worker")), 0)
                .orThrow()
                .plan()
                .isEmpty())
        .isTrue();
    d().sandbox().faults().on("application-autoscaling", "DescribeScalableTargets").deny();
    assertThat(
            d().console()
                .operations()
                .updates()
                .scale(List.of(service("acme-prod/worker")), 2)
                .orThrow()
                .plan()
                .notes())
        .anyMatch(n -> n.startsWith("Unknown: whether autoscaling decides too"));
  }

  @Test
  void a_deployment_under_way_is_stopped_and_goes_back() throws IOException {
    start(Scenario.BAD_DEPLOY);
    Service s = service("acme-prod/api");
    Change<TaskActions.Stopping> change =
        d().console().operations().tasks().stopDeployment(s).orThrow();
    assertThat(change.plan().notes()).anyMatch(n -> n.contains("back to acme-prod-api:1"));
    TaskActions.Stopping stopping = run(change);
    assertThat(
            d().console()
                .operations()
                .deploymentWatch()
                .follow(stopping.deployment(), HOUR, DeploymentWatch.Listener.NONE)
                .orThrow()
                .state())
        .isEqualTo(DeploymentState.ROLLED_BACK);
    Problem p =
        problem(d().console().operations().tasks().stopDeployment(service("acme-prod/web")));
    assertThat(p.sentence()).contains("No deployment of acme-prod/web is under way");
  }
}
