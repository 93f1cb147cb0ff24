package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Deployments and scaling as a client sees them, second by second of the world's time. */
class RollingDeploymentTest {
  private static final String CLUSTER = "acme-prod";
  private static final Duration LONG = Duration.ofMinutes(20);
  private final Aws aws = new Aws(Scenario.CALM);
  private final World world = aws.sandbox.world();
  private String group = "";

  @BeforeEach
  void findGroup() {
    group = service("api").loadBalancers().getFirst().targetGroupArn();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void keepsItsBoundsAtEveryStepAndDrainsWhatItReplaces() {
    String before = service("api").deployments().getFirst().id();
    Set<String> oldTasks = Set.copyOf(running("api"));
    String mine = redeploy("api");
    assertThat(mine).isNotEqualTo(before).matches("ecs-svc/[0-9]{19}");
    boolean sawDraining = false;
    boolean sawInitial = false;
    int most = 0;
    while (!completed("api", mine)) {
      second();
      Service s = service("api");
      // Desired 3, minimum 100 %, maximum 150 % rounded down: 3 to 4 tasks.
      assertThat(s.runningCount()).as("at %s", world.now()).isBetween(3, 4);
      assertThat(s.runningCount() + s.pendingCount()).isLessThanOrEqualTo(4);
      assertThat(s.deployments().getFirst().id()).isEqualTo(mine);
      List<TargetHealthDescription> targets = targets();
      assertThat(targets)
          .filteredOn(t -> state(t) == TargetHealthStateEnum.HEALTHY)
          .hasSizeGreaterThanOrEqualTo(3);
      sawDraining |= targets.stream().anyMatch(t -> state(t) == TargetHealthStateEnum.DRAINING);
      sawInitial |= targets.stream().anyMatch(t -> state(t) == TargetHealthStateEnum.INITIAL);
      most = Math.max(most, s.runningCount() + s.pendingCount());
      assertThat(world.now()).isBefore(Aws.START.plus(LONG));
    }
    assertThat(sawDraining).isTrue();
    assertThat(sawInitial).isTrue();
    assertThat(most).isEqualTo(4);
    Service s = service("api");
    assertThat(s.deployments()).extracting(Deployment::id).containsExactly(mine);
    assertThat(running("api")).hasSize(3).doesNotContainAnyElementsOf(oldTasks);
    assertThat(
            aws.ecs
                .listServiceDeployments(b -> b.cluster(CLUSTER).service("api"))
                .serviceDeployments()
                .getFirst()
                .status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    List<String> events = messages("api");
    assertThat(events.getFirst()).isEqualTo("(service api) has reached a steady state.");
    assertThat(events.get(1))
        .isEqualTo("(service api) (deployment " + mine + ") deployment completed.");
    assertThat(events)
        .anyMatch(
            m -> m.matches("\\(service api\\) has started 1 tasks: \\(task [0-9a-f]{32}\\)\\."))
        .anyMatch(
            m ->
                m.matches(
                    "\\(service api\\) registered 1 targets in \\(target-group " + group + "\\)"))
        .anyMatch(
            m ->
                m.matches(
                    "\\(service api\\) deregistered 1 targets in \\(target-group " + group + "\\)"))
        .anyMatch(
            m ->
                m.matches(
                    "\\(service api\\) has stopped 1 running tasks: \\(task [0-9a-f]{32}\\)\\."));
    until(() -> targets().size() == 3);
    assertThat(targets()).allMatch(t -> state(t) == TargetHealthStateEnum.HEALTHY);
  }

  @Test
  void aServiceThatMayDropToHalfNeverDropsLower() {
    String mine = redeploy("worker");
    while (!completed("worker", mine)) {
      second();
      Service s = service("worker");
      assertThat(s.runningCount()).isBetween(1, 4);
      assertThat(s.runningCount() + s.pendingCount()).isLessThanOrEqualTo(4);
      assertThat(world.now()).isBefore(Aws.START.plus(LONG));
    }
  }

  @Test
  void everyServiceOfTheFleetCanBeRedeployed() {
    for (String cluster : List.of(CLUSTER, "acme-staging")) {
      for (String arn : aws.ecs.listServices(b -> b.cluster(cluster)).serviceArns()) {
        aws.ecs.updateService(b -> b.cluster(cluster).service(arn).forceNewDeployment(true));
      }
      world.advance(LONG);
      for (String arn : aws.ecs.listServices(b -> b.cluster(cluster)).serviceArns()) {
        Service s =
            aws.ecs.describeServices(b -> b.cluster(cluster).services(arn)).services().getFirst();
        assertThat(s.deployments())
            .as(arn)
            .extracting(Deployment::rolloutState)
            .containsExactly(DeploymentRolloutState.COMPLETED);
      }
    }
  }

  @Test
  void tasksTakeANewValueOnlyWhenTheyAreReplaced() {
    String arn = aws.secrets.describeSecret(b -> b.secretId("acme/prod/app")).arn();
    String old = aws.secrets.getSecretValue(b -> b.secretId(arn)).versionId();
    String fresh =
        aws.secrets
            .putSecretValue(
                b ->
                    b.secretId(arn)
                        .secretString(
                            aws.secrets
                                .getSecretValue(g -> g.secretId(arn))
                                .secretString()
                                .replace("demo-openai", "demo-openai-2")))
            .versionId();
    world.advance(Duration.ofMinutes(5));
    assertThat(running("api")).allMatch(t -> old.equals(world.ecs().versionHeldBy(t, arn)));
    String mine = redeploy("api");
    until(() -> completed("api", mine));
    assertThat(running("api"))
        .hasSize(3)
        .allMatch(t -> fresh.equals(world.ecs().versionHeldBy(t, arn)));
  }

  @Test
  void scalesOutInAndToZero() {
    scale("api", 5);
    until(
        () ->
            service("api").runningCount() == 5
                && targets().stream().filter(t -> state(t) == TargetHealthStateEnum.HEALTHY).count()
                    == 5);
    assertThat(service("api").deployments()).hasSize(1);
    scale("api", 2);
    until(() -> running("api").size() == 2 && targets().size() == 2);
    until(() -> messages("api").getFirst().equals("(service api) has reached a steady state."));
    scale("api", 0);
    until(() -> service("api").runningCount() == 0 && targets().isEmpty());
    assertThat(running("api")).isEmpty();
    scale("api", 1);
    until(() -> service("api").runningCount() == 1);
  }

  @Test
  void aTaskStoppedByHandIsReplaced() {
    String victim = running("worker").getFirst();
    Task stopped = aws.ecs.stopTask(b -> b.cluster(CLUSTER).task(victim).reason("a drill")).task();
    assertThat(stopped.desiredStatus()).isEqualTo("STOPPED");
    until(() -> task(victim).lastStatus().equals("STOPPED"));
    assertThat(task(victim).stopCodeAsString()).isEqualTo("UserInitiated");
    assertThat(task(victim).stoppedReason()).isEqualTo("a drill");
    until(() -> service("worker").runningCount() == 2);
    assertThat(running("worker")).doesNotContain(victim);
    assertThat(aws.ecs.listTasks(b -> b.cluster(CLUSTER).desiredStatus("STOPPED")).taskArns())
        .contains(victim);
    world.advance(Duration.ofMinutes(70));
    assertThat(
            aws.ecs
                .describeTasks(b -> b.cluster(CLUSTER).tasks(victim))
                .failures()
                .getFirst()
                .reason())
        .isEqualTo("MISSING");
  }

  @Test
  void aJobRunsToItsEnd() {
    String definition = service("worker").taskDefinition();
    Task job =
        aws.ecs
            .runTask(
                b ->
                    b.cluster(CLUSTER)
                        .taskDefinition(definition)
                        .startedBy("migration")
                        .networkConfiguration(
                            n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1")))
                        .overrides(
                            o -> o.containerOverrides(c -> c.name("worker").command("migrate"))))
            .tasks()
            .getFirst();
    assertThat(job.lastStatus()).isEqualTo("PROVISIONING");
    until(() -> task(job.taskArn()).lastStatus().equals("RUNNING"));
    until(() -> task(job.taskArn()).lastStatus().equals("STOPPED"));
    assertThat(task(job.taskArn()).stopCodeAsString()).isEqualTo("EssentialContainerExited");
    assertThat(task(job.taskArn()).containers().getFirst().exitCode()).isZero();
    assertThat(service("worker").runningCount()).isEqualTo(2);
  }

  @Test
  void theBreakerWithoutRollbackLeavesTheFailedDeploymentStanding() {
    aws.ecs.updateService(
        b ->
            b.cluster(CLUSTER)
                .service("api")
                .deploymentConfiguration(
                    d -> d.deploymentCircuitBreaker(c -> c.enable(true).rollback(false))));
    String bad = deployBroken();
    until(
        () ->
            service("api").deployments().getFirst().rolloutState()
                == DeploymentRolloutState.FAILED);
    Service s = service("api");
    assertThat(s.deployments()).hasSize(2);
    assertThat(s.deployments().getFirst().id()).isEqualTo(bad);
    assertThat(s.deployments().getFirst().rolloutStateReason())
        .isEqualTo("ECS deployment circuit breaker: tasks failed ELB health checks.");
    assertThat(messages("api"))
        .contains(
            "(service api) (deployment "
                + bad
                + ") deployment failed: tasks failed ELB health checks.");
    world.advance(LONG);
    assertThat(service("api").deployments().getFirst().rolloutState())
        .isEqualTo(DeploymentRolloutState.FAILED);
    assertThat(targets()).filteredOn(t -> state(t) == TargetHealthStateEnum.HEALTHY).hasSize(3);
    assertThat(service("api").deployments().getFirst().runningCount()).isZero();
  }

  @Test
  void aDeploymentCanBeStoppedOnceAndGoesBack() {
    String good = service("api").deployments().getFirst().id();
    deployBroken();
    world.advance(Duration.ofSeconds(20));
    String arn =
        aws.ecs
            .listServiceDeployments(b -> b.cluster(CLUSTER).service("api"))
            .serviceDeployments()
            .getFirst()
            .serviceDeploymentArn();
    aws.ecs.stopServiceDeployment(
        b -> b.serviceDeploymentArn(arn).stopType(StopServiceDeploymentStopType.ROLLBACK));
    until(() -> completed("api", good) && service("api").deployments().size() == 1);
    assertThat(
            aws.ecs
                .describeServiceDeployments(b -> b.serviceDeploymentArns(arn))
                .serviceDeployments()
                .getFirst()
                .status())
        .isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThatThrownBy(() -> aws.ecs.stopServiceDeployment(b -> b.serviceDeploymentArn(arn)))
        .isInstanceOf(ConflictException.class);
  }

  private String deployBroken() {
    world.call(
        () -> {
          world.ecs().image("registry.example.com/broken:1", ImageBehaviour.unhealthy(503));
          return null;
        });
    var old =
        aws.ecs
            .describeTaskDefinition(b -> b.taskDefinition(service("api").taskDefinition()))
            .taskDefinition();
    List<ContainerDefinition> containers =
        old.containerDefinitions().stream()
            .map(
                c ->
                    c.name().equals("api")
                        ? c.toBuilder().image("registry.example.com/broken:1").build()
                        : c)
            .toList();
    String definition =
        aws.ecs
            .registerTaskDefinition(
                b ->
                    b.family(old.family())
                        .networkMode(old.networkMode())
                        .cpu(old.cpu())
                        .memory(old.memory())
                        .requiresCompatibilities(old.requiresCompatibilities())
                        .executionRoleArn(old.executionRoleArn())
                        .containerDefinitions(containers))
            .taskDefinition()
            .taskDefinitionArn();
    return aws.ecs
        .updateService(b -> b.cluster(CLUSTER).service("api").taskDefinition(definition))
        .service()
        .deployments()
        .getFirst()
        .id();
  }

  private void second() {
    world.advance(Duration.ofSeconds(1));
  }

  /** The condition asks over the wire, so it must not run under the world's lock. */
  private void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(world.now()).isBefore(Aws.START.plus(LONG));
      world.advance(Duration.ofSeconds(2));
    }
  }

  private boolean completed(String name, String deployment) {
    Predicate<Deployment> mine =
        d -> d.id().equals(deployment) && d.rolloutState() == DeploymentRolloutState.COMPLETED;
    return service(name).deployments().stream().anyMatch(mine);
  }

  private String redeploy(String name) {
    return aws.ecs
        .updateService(b -> b.cluster(CLUSTER).service(name).forceNewDeployment(true))
        .service()
        .deployments()
        .getFirst()
        .id();
  }

  private void scale(String name, int desired) {
    aws.ecs.updateService(b -> b.cluster(CLUSTER).service(name).desiredCount(desired));
  }

  private Service service(String name) {
    return aws.ecs.describeServices(b -> b.cluster(CLUSTER).services(name)).services().getFirst();
  }

  private Task task(String arn) {
    return aws.ecs.describeTasks(b -> b.cluster(CLUSTER).tasks(arn)).tasks().getFirst();
  }

  private List<String> running(String name) {
    return aws.ecs.listTasks(b -> b.cluster(CLUSTER).serviceName(name)).taskArns();
  }

  private List<String> messages(String name) {
    return service(name).events().stream().map(ServiceEvent::message).toList();
  }

  private List<TargetHealthDescription> targets() {
    return aws.elb.describeTargetHealth(b -> b.targetGroupArn(group)).targetHealthDescriptions();
  }

  private static TargetHealthStateEnum state(TargetHealthDescription t) {
    return t.targetHealth().state();
  }
}
