package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.aws.AwsAlarms;
import dev.quarterdeck.aws.AwsEcs;
import dev.quarterdeck.aws.AwsImages;
import dev.quarterdeck.aws.AwsLoadBalancers;
import dev.quarterdeck.aws.AwsLogs;
import dev.quarterdeck.aws.AwsMetrics;
import dev.quarterdeck.aws.AwsSecretStore;
import dev.quarterdeck.health.DepthReader;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.load.LoadReader;
import dev.quarterdeck.health.probe.Prober;
import dev.quarterdeck.health.probe.UrlHttp;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.secrets.Inventory;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import dev.quarterdeck.secrets.OverduePolicy;
import dev.quarterdeck.secrets.SecretDetail;
import dev.quarterdeck.secrets.SecretReader;
import dev.quarterdeck.secrets.SecretVersion;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.secrets.UsageReader;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.FleetView;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.Place;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import dev.quarterdeck.services.image.ImageAges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What a person asks first, over each endpoint: the inventory, one secret, its users, health. */
@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class FirstJobsContractTest extends Contract {
  private AwsSecretStore store;
  private FleetReader fleet;
  private UsageReader usage;
  private Inventory inventory;
  private String secretArn;

  FirstJobsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void aServiceThatUsesOneKey() {
    InstantSource clock = endpoint::now;
    store = new AwsSecretStore(clients);
    fleet = new FleetReader(new AwsEcs(clients), clock);
    usage = new UsageReader(fleet, store);
    inventory = new Inventory(store, OverduePolicy.DEFAULT, clock);
    secretArn =
        clients
            .secretsManager()
            .createSecret(
                q -> q.name(prefix + "app").secretString("{\"JWT_SECRET\":\"s3cr\",\"PORT\":80}"))
            .arn();
    EcsClient ecs = clients.ecs();
    ecs.createCluster(q -> q.clusterName(prefix + "prod"));
    String definition =
        ecs.registerTaskDefinition(
                q ->
                    q.family(prefix + "api")
                        .executionRoleArn("arn:aws:iam::123456789012:role/execution")
                        .containerDefinitions(
                            c ->
                                c.name("api")
                                    .image("registry.example/api:1")
                                    .memory(128)
                                    .secrets(
                                        s -> s.name("JWT").valueFrom(secretArn + ":JWT_SECRET::"))))
            .taskDefinition()
            .taskDefinitionArn();
    ecs.createService(
        q ->
            q.cluster(prefix + "prod")
                .serviceName("api")
                .taskDefinition(definition)
                .desiredCount(1));
    endpoint.settle();
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(60));
  }

  @Test
  void theInventoryKnowsTheAge() {
    Snapshot<List<InventoryEntry>> all = inventory.read(deadline()).orThrow();
    assertThat(all.unknowns()).isEmpty();
    assertThat(all.value())
        .filteredOn(e -> e.secret().arn().equals(secretArn))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.ageDays()).isZero();
              assertThat(e.overdue()).isFalse();
              assertThat(e.currentSince()).isNotNull();
            });
  }

  @Test
  void aSecretIsShownMaskedWithItsUser() {
    SecretDetail d =
        new SecretReader(store, inventory, usage, endpoint::now)
            .show(deadline(), prefix + "app")
            .orThrow()
            .value();
    assertThat(d.kind()).isEqualTo(SecretDetail.Kind.JSON);
    assertThat(d.keys()).extracting(SecretDetail.Key::name).containsExactly("JWT_SECRET", "PORT");
    assertThat(d.keys().getFirst().length()).isEqualTo(4);
    assertThat(d.keys().getFirst().usedBy())
        .extracting(KeyUse::service, KeyUse::container, KeyUse::variable)
        .containsExactly(tuple("api", "api", "JWT"));
    assertThat(d.warnings()).anyMatch(w -> w.contains("PORT") && w.contains("not a string"));
    assertThat(d.toString()).doesNotContain("s3cr");
  }

  @Test
  void tasksThatStartedBeforeTheValueAreStale() {
    if (differs(KnownDifference.SERVICES_START_NO_TASKS)) {
      assertThat(usage.stale(deadline(), null).orThrow().value()).isEmpty();
      return;
    }
    assertThat(usage.stale(deadline(), prefix + "app").orThrow().value()).isEmpty();
    clients
        .secretsManager()
        .putSecretValue(q -> q.secretId(secretArn).secretString("{\"JWT_SECRET\":\"n3w\"}"));
    assertThat(usage.stale(deadline(), prefix + "app").orThrow().value())
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.keys()).containsExactly("JWT_SECRET");
              assertThat(t.certainty()).isEqualTo(StaleTask.Certainty.CERTAIN);
            });
  }

  /** A task of before, whose dates are taken from the versions' own. */
  private FleetView startedWith(SecretVersion version) {
    Instant made = Objects.requireNonNull(version.createdAt());
    Instant then =
        differs(KnownDifference.VERSIONS_ARE_DATED_WHEN_ASKED)
            ? made.minus(Duration.ofHours(1))
            : made;
    TaskDefinition definition =
        new TaskDefinition(
            "arn:definition",
            "api",
            1,
            null,
            null,
            null,
            null,
            List.of(
                new ContainerDefinition(
                    "api",
                    null,
                    true,
                    List.of(),
                    List.of(
                        new SecretReference(Place.VARIABLE, "JWT", secretArn + ":JWT_SECRET::"),
                        new SecretReference(Place.VARIABLE, "PORT", secretArn + ":PORT::")),
                    null,
                    null)));
    Task task =
        new Task(
            "arn:task/one",
            "prod",
            definition.arn(),
            "family:api",
            null,
            "RUNNING",
            "RUNNING",
            "UNKNOWN",
            then,
            then,
            null,
            null,
            null,
            List.of(),
            null);
    return new FleetView(
        List.of(),
        List.of(),
        List.of(task),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(definition.arn(), definition));
  }

  @Test
  void aKeyWhoseValueStayedIsFreshWhateverTheVersion() {
    FleetView fleet = startedWith(store.versions(secretArn).orThrow().items().getFirst());
    clients
        .secretsManager()
        .putSecretValue(
            q -> q.secretId(secretArn).secretString("{\"JWT_SECRET\":\"s3cr\",\"PORT\":81}"));
    Snapshot<List<StaleTask>> stale =
        usage.staleIn(deadline(), new Snapshot<>(fleet, endpoint.now(), List.of()));
    assertThat(stale.unknowns()).isEmpty();
    assertThat(stale.value())
        .singleElement()
        .satisfies(
            t -> {
              if (differs(KnownDifference.VERSIONS_ARE_DATED_WHEN_ASKED)) {
                // No version seems to be as old as the task: nothing to compare, and no certainty.
                assertThat(t.certainty()).as("%s", t).isEqualTo(StaleTask.Certainty.POSSIBLE);
              } else {
                assertThat(t.keys()).as("%s", t).containsExactly("PORT");
              }
            });
  }

  @Test
  void healthIsJudgedFromWhatRuns() {
    HealthReport r =
        new HealthCheck(
                fleet,
                new AwsLoadBalancers(clients),
                new AwsAlarms(clients),
                new LoadReader(new AwsMetrics(clients)),
                new DepthReader(
                    new AwsEcs(clients),
                    fleet,
                    usage,
                    new AwsLogs(clients),
                    new ImageAges(
                        new AwsImages(clients), endpoint.region(), InstantSource.system())),
                new Prober(List.of(), new UrlHttp(), new AwsLoadBalancers(clients), false),
                Named.NOTHING)
            .run(deadline(), new HealthCheck.Scope(prefix + "prod", List.of()))
            .orThrow();
    assertThat(r.unknowns()).isEmpty();
    assertThat(r.services()).hasSize(1);
    assertThat(r.verdict())
        .isEqualTo(
            differs(KnownDifference.SERVICES_START_NO_TASKS) ? Verdict.DOWN : Verdict.HEALTHY);
  }
}
