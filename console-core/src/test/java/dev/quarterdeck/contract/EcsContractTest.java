package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Tag;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class EcsContractTest extends Contract {
  private EcsClient raw;
  private AwsEcs ecs;

  EcsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void connect() {
    raw = clients.ecs();
    ecs = new AwsEcs(clients);
  }

  private String cluster(String name) {
    return raw.createCluster(q -> q.clusterName(prefix + name)).cluster().clusterArn();
  }

  /** Refers to a secret that exists: where tasks do start, they start only then. */
  private String definition(String family) {
    String secret =
        clients
                .secretsManager()
                .createSecret(
                    q ->
                        q.name(prefix + family)
                            .secretString("{\"DATABASE_URL\":\"postgres://db\"}"))
                .arn()
            + ":DATABASE_URL::";
    return raw.registerTaskDefinition(
            q ->
                q.family(prefix + family)
                    .executionRoleArn("arn:aws:iam::123456789012:role/execution")
                    .containerDefinitions(
                        c ->
                            c.name("app")
                                .image("registry.example/app:1")
                                .memory(128)
                                .environment(e -> e.name("PLAIN").value("do-not-keep"))
                                .secrets(s -> s.name("DATABASE_URL").valueFrom(secret))
                                .logConfiguration(
                                    l ->
                                        l.logDriver(LogDriver.AWSLOGS)
                                            .options(
                                                java.util.Map.of(
                                                    "awslogs-group", "/app",
                                                    "awslogs-region", endpoint.region(),
                                                    "awslogs-stream-prefix", "app")))))
        .taskDefinition()
        .taskDefinitionArn();
  }

  private void service(String cluster, String name, String definition, int desired) {
    raw.createService(
        q ->
            q.cluster(cluster)
                .serviceName(name)
                .taskDefinition(definition)
                .desiredCount(desired)
                .tags(Tag.builder().key("team").value("web").build()));
  }

  @Test
  void listsEveryPageOfClusters() {
    for (int i = 0; i < 120; i++) {
      cluster("c" + i);
    }
    Listing<Cluster> clusters = Expect.done(ecs.clusters());
    assertThat(clusters.isComplete()).isTrue();
    assertThat(clusters.items())
        .filteredOn(c -> c.name().startsWith(prefix))
        .hasSize(120)
        .allMatch(c -> c.status().equals("ACTIVE"))
        .extracting(Cluster::arn)
        .doesNotHaveDuplicates();
  }

  @Test
  void listsEveryServiceWithItsDeploymentAndTags() {
    String cluster = cluster("main");
    String definition = definition("web");
    for (int i = 0; i < 30; i++) {
      service(cluster, "web" + i, definition, 0);
    }
    Listing<Service> services = Expect.done(ecs.services(cluster));
    assertThat(services.isComplete()).isTrue();
    assertThat(services.items()).hasSize(30).extracting(Service::name).doesNotHaveDuplicates();
    Service one = services.items().getFirst();
    assertThat(one.cluster()).isEqualTo(prefix + "main");
    assertThat(one.clusterArn()).isEqualTo(cluster);
    assertThat(one.taskDefinition()).isEqualTo(definition);
    assertThat(one.status()).isEqualTo("ACTIVE");
    assertThat(one.tags()).containsEntry("team", "web");
    Deployment primary = one.primaryDeployment().orElseThrow();
    assertThat(primary.id()).startsWith("ecs-svc/");
    assertThat(primary.taskDefinition()).isEqualTo(definition);
    assertThat(primary.createdAt()).isNotNull();
  }

  @Test
  void describesNamedServicesAndSaysWhichIsMissing() {
    String cluster = cluster("named");
    String definition = definition("named");
    for (int i = 0; i < 12; i++) {
      service(cluster, "s" + i, definition, 0);
    }
    List<String> names = java.util.stream.IntStream.range(0, 13).mapToObj(i -> "s" + i).toList();
    Listing<Service> found = Expect.done(ecs.services(cluster, names));
    assertThat(found.items()).hasSize(12);
    assertThat(found.unknowns()).hasSize(1);
    assertThat(found.unknowns().getFirst().what()).isEqualTo("service s12");
    assertThat(found.unknowns().getFirst().why()).contains("MISSING");
    assertThat(Expect.done(ecs.services(cluster, List.of())).items()).isEmpty();
  }

  @Test
  void seesTasksThatShouldRun() {
    String cluster = cluster("tasks");
    String definition = definition("tasks");
    service(cluster, "api", definition, 2);
    endpoint.settle();
    List<Task> all = Expect.done(ecs.runningTasks(cluster)).items();
    List<Task> ofApi = Expect.done(ecs.runningTasks(cluster, "api")).items();
    if (differs(KnownDifference.SERVICES_START_NO_TASKS)) {
      assertThat(all).isEmpty();
      assertThat(ofApi).isEmpty();
    } else {
      assertThat(ofApi).hasSize(2).isEqualTo(all);
      assertThat(ofApi).allMatch(t -> "api".equals(t.service()));
      assertThat(ofApi).allMatch(t -> t.taskDefinition().equals(definition));
      assertThat(ofApi).allMatch(t -> t.cluster().equals(prefix + "tasks"));
      assertThat(ofApi.getFirst().containers()).extracting(Task.Container::name).contains("app");
    }
    assertThat(Expect.done(ecs.stoppedTasks(cluster)).items()).isEmpty();
  }

  @Test
  void readsATaskDefinitionWithoutItsEnvironmentValues() {
    String arn = definition("read");
    TaskDefinition d = Expect.done(ecs.taskDefinition(arn));
    assertThat(d.arn()).isEqualTo(arn);
    assertThat(d.family()).isEqualTo(prefix + "read");
    assertThat(d.revision()).isEqualTo(1);
    assertThat(d.executionRoleArn()).endsWith("role/execution");
    ContainerDefinition c = d.containers().getFirst();
    assertThat(c.environment()).containsExactly("PLAIN");
    assertThat(d.toString()).doesNotContain("do-not-keep");
    assertThat(c.logGroup()).isEqualTo("/app");
    assertThat(c.secrets())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.place()).isEqualTo(Place.VARIABLE);
              assertThat(s.name()).isEqualTo("DATABASE_URL");
              assertThat(s.valueFrom()).endsWith(":DATABASE_URL::");
            });
    assertThat(c.secrets()).extracting(SecretReference::place).containsOnly(Place.VARIABLE);
  }

  @Test
  void aDeregisteredTaskDefinitionStillDescribes() {
    String arn = definition("old");
    raw.deregisterTaskDefinition(q -> q.taskDefinition(arn));
    assertThat(Expect.done(ecs.taskDefinition(arn)).arn()).isEqualTo(arn);
  }

  @Test
  void anUnknownClusterOrDefinitionIsNotFound() {
    Expect.failed(ecs.services(prefix + "none"), Problem.NotFound.class);
    Expect.failed(ecs.runningTasks(prefix + "none"), Problem.NotFound.class);
    Expect.failed(ecs.taskDefinition(prefix + "none:1"), Problem.NotFound.class);
  }

  @Test
  void anEmptyAccountHasNoClusters() {
    assertThat(Expect.done(ecs.clusters()).items()).noneMatch(c -> c.name().startsWith(prefix));
  }
}
