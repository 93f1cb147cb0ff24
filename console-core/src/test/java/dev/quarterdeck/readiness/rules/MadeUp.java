package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.ClusterFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.collect.WatchFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.profile.Settings;
import dev.quarterdeck.secrets.Promotions;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.TaskSecrets;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service of one cluster whose every setting a test may say; what is not said is usual. */
public final class MadeUp {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00Z");
  private static final String CLUSTER = "arn:aws:ecs:us-east-1:111122223333:cluster/c";

  ServiceFacts.Launch launch = new ServiceFacts.Launch("FARGATE", List.of(), "LATEST", "Linux");
  @Nullable String networkMode = "awsvpc";
  @Nullable String pidMode;
  boolean privileged;
  List<String> deploymentAlarms = List.of();
  boolean rollback = true;
  List<String> alarms = List.of();
  @Nullable String logKey;

  Finding judge(String item) {
    return Rules.ofAws().of(item).orElseThrow().judge(readings());
  }

  /** For a rule that is asked by itself. */
  public Readings readings() {
    return new Readings(
        sources(),
        Scope.ALL,
        Settings.DEFAULT,
        "us-east-1",
        NOW,
        Deadline.in(Duration.ofMinutes(1)),
        new Once(Once.Progress.NONE));
  }

  /** The two ports that the rules under test ask; the others are absent, however many there are. */
  private Sources sources() {
    RecordComponent[] ports = Sources.class.getRecordComponents();
    Object[] values = Stream.of(ports).map(RecordComponent::getType).map(this::port).toArray();
    try {
      return Sources.class
          .getDeclaredConstructor(
              Stream.of(ports).map(RecordComponent::getType).toArray(Class<?>[]::new))
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Object port(Class<?> type) {
    if (type == EcsFacts.class) {
      return ecs();
    }
    if (type == WatchFacts.class) {
      return watch();
    }
    return type == TaskSecrets.class
        ? new TaskSecrets(absent(SecretStore.class), absent(Promotions.class))
        : absent(type);
  }

  /** A port that no rule under test asks. */
  private static <T> T absent(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              throw new AssertionError(port.getSimpleName() + "." + method.getName());
            }));
  }

  private ServiceFacts service() {
    return new ServiceFacts(
        "arn:aws:ecs:us-east-1:111122223333:service/c/s",
        "s",
        "c",
        CLUSTER,
        "arn:aws:ecs:us-east-1:111122223333:task-definition/s:1",
        2,
        2,
        NOW,
        launch,
        new ServiceFacts.Network(List.of(), List.of(), null),
        new ServiceFacts.Deploys(
            "ECS",
            "ROLLING",
            100,
            200,
            true,
            true,
            !deploymentAlarms.isEmpty(),
            rollback,
            deploymentAlarms,
            "COMPLETED",
            null,
            0),
        List.of(),
        false,
        "ENABLED",
        Map.of());
  }

  private TaskDefinitionFacts definition() {
    return new TaskDefinitionFacts(
        service().taskDefinition(),
        "s",
        1,
        true,
        networkMode,
        pidMode,
        "LINUX",
        "X86_64",
        "256",
        "512",
        null,
        null,
        List.of(
            new TaskDefinitionFacts.ContainerFacts(
                "app",
                "app:1",
                true,
                privileged,
                true,
                "1000",
                true,
                false,
                null,
                null,
                "awslogs",
                Map.of("awslogs-group", "/app"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of())),
        List.of(),
        List.of());
  }

  private EcsFacts ecs() {
    return new EcsFacts() {
      @Override
      public Outcome<Listing<ClusterFacts>> clusters() {
        return all(new ClusterFacts(CLUSTER, "c", null, null, Map.of()));
      }

      @Override
      public Outcome<Listing<ServiceFacts>> services(String cluster) {
        return all(service());
      }

      @Override
      public Outcome<TaskDefinitionFacts> taskDefinition(String arn) {
        return Outcome.done(definition());
      }

      @Override
      public Outcome<Listing<String>> revisions(String family, int limit) {
        return Outcome.done(Listing.complete(List.of()));
      }
    };
  }

  private WatchFacts watch() {
    return new WatchFacts() {
      @Override
      public Outcome<Listing<AlarmFacts>> alarms() {
        return Outcome.done(
            Listing.complete(
                alarms.stream()
                    .map(
                        name ->
                            new AlarmFacts(
                                name, "OK", null, true, List.of("arn"), null, List.of(), null))
                    .toList()));
      }

      @Override
      public Outcome<Listing<LogGroupFacts>> logGroups() {
        return all(new LogGroupFacts("/app", 30, logKey, 0));
      }

      @Override
      public Outcome<Listing<Map.Entry<String, String>>> metricFilters() {
        return Outcome.done(Listing.complete(List.of()));
      }

      @Override
      public Outcome<Listing<Map.Entry<String, String>>> dashboards() {
        return Outcome.done(Listing.complete(List.of()));
      }

      @Override
      public Outcome<Optional<Double>> metric(
          Metric metric, String statistic, Instant from, Instant to) {
        return Outcome.done(Optional.empty());
      }
    };
  }

  @SafeVarargs
  private static <T> Outcome<Listing<T>> all(T... items) {
    return Outcome.done(Listing.complete(List.of(items)));
  }
}
