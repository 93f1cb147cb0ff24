package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import dev.quarterdeck.secrets.StaleTask.Certainty;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What the console says about who holds what, against what the sandbox's world knows. */
final class UsageOnSandboxTest {
  private static final String APP = "acme/prod/app";

  @TempDir Path temp;

  /** A task and a key of a secret, as both sides name them; an empty key is the whole value. */
  private record Holding(String task, String secret, String key) {}

  private static final Set<EcsTask.Status> STILL_THERE =
      Set.of(EcsTask.Status.DEACTIVATING, EcsTask.Status.STOPPING);

  private static List<EcsTask> tasks(DrivenSandbox d) {
    var world = d.sandbox().world();
    return world.call(
        () ->
            world.ecs().clusters().stream()
                .flatMap(c -> c.tasks().stream())
                .filter(t -> (t.running() && t.wanted) || STILL_THERE.contains(t.status))
                .toList());
  }

  /** Tasks that hold an old value that they do not pin, by the world's own truth. */
  private static Set<Holding> trulyStale(DrivenSandbox d, List<KeyUse> uses) {
    Set<Holding> stale = new HashSet<>();
    for (KeyUse u : uses) {
      if (u.pinnedVersion() == null) {
        tasks(d).stream()
            .filter(t -> belongs(t, u) && holdsOld(d, t, u))
            .forEach(
                t ->
                    stale.add(
                        new Holding(t.arn(), String.valueOf(u.secretName()), named(u.key()))));
      }
    }
    return stale;
  }

  private static boolean holdsOld(DrivenSandbox d, EcsTask t, KeyUse u) {
    Secret secret = d.sandbox().world().secrets().get(u.secret());
    SecretVersion current = Objects.requireNonNull(secret.current());
    return !Set.of(current.id()).equals(t.held().get(u.secret()))
        && !valueNow(current, u.key()).equals(t.injected().get(u.variable()));
  }

  private static String valueNow(SecretVersion current, @Nullable String key) {
    String text = Objects.requireNonNull(current.text());
    return key == null ? text : JsonMapper.shared().readTree(text).path(key).asString("");
  }

  private static String named(@Nullable String key) {
    return key == null ? "" : key;
  }

  private static void assertTrue(DrivenSandbox d) {
    List<KeyUse> uses = d.console().usage().usage(d.deadline(), null, null).orThrow().value();
    Set<Holding> truth = trulyStale(d, uses);
    List<StaleTask> told = d.console().usage().stale(d.deadline(), null).orThrow().value();
    Set<Holding> certain = holdings(told, Certainty.CERTAIN);
    Set<Holding> possible = holdings(told, Certainty.POSSIBLE);
    assertThat(certain).as("certain ones hold an old value").isSubsetOf(truth);
    Set<Holding> all = new HashSet<>(certain);
    all.addAll(possible);
    assertThat(truth).as("nothing old goes untold").isSubsetOf(all);
    assertThat(all).as("each is told once").hasSize(certain.size() + possible.size());
    assertThat(told).allMatch(t -> (t.doubt() == null) == (t.certainty() == Certainty.CERTAIN));

    for (KeyUse u : uses) {
      long old =
          truth.stream()
              .filter(h -> h.secret().equals(u.secretName()) && h.key().equals(named(u.key())))
              .filter(
                  h -> tasks(d).stream().anyMatch(t -> t.arn().equals(h.task()) && belongs(t, u)))
              .count();
      if (u.pinnedVersion() == null) {
        assertThat(u.tasks().stale() + u.tasks().unknown())
            .as("%s of %s", u.variable(), u.service())
            .isGreaterThanOrEqualTo((int) old);
        assertThat(u.tasks().stale()).isLessThanOrEqualTo((int) old);
      } else {
        assertThat(u.tasks().stale()).isZero();
      }
    }
  }

  private static boolean belongs(EcsTask t, KeyUse u) {
    if (t.deployment() == null) {
      return false;
    }
    // A task may be on its way out for longer than ECS tells of its deployment.
    boolean told = t.service() != null && t.service().deployments().contains(t.deployment());
    return told
        ? t.deployment().id().equals(u.deployment())
        : u.deployment() == null && t.definition().arn().equals(u.taskDefinition());
  }

  private static Set<Holding> holdings(List<StaleTask> told, Certainty certainty) {
    return told.stream()
        .filter(t -> t.certainty() == certainty)
        .flatMap(
            t ->
                (t.keys().isEmpty() ? List.of("") : t.keys())
                    .stream().map(k -> new Holding(t.task(), t.secret(), k)))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(
      value = Scenario.class,
      names = {"CALM", "STALE_SECRET", "BAD_DEPLOY", "CRASH_LOOP", "MISSING_KEY"})
  void what_is_told_is_true(Scenario scenario) throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(scenario, temp)) {
      assertTrue(d);
    }
  }

  @Test
  void it_stays_true_while_things_change() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      var world = d.sandbox().world();
      Secret database = world.secrets().get("acme/prod/database-url");
      String before = Objects.requireNonNull(database.current()).id();
      world.call(
          () -> world.secrets().versions().put(database, null, "postgres://new", null, List.of()));
      assertTrue(d);
      var prod = Objects.requireNonNull(world.ecs().cluster("acme-prod"));
      var api = Objects.requireNonNull(world.ecs().service(prod, "api"));
      world.call(
          () -> {
            world.ecs().deployments().start(api, api.primary().definition());
            return 0;
          });
      for (int i = 0; i < 12; i++) {
        world.advance(Duration.ofSeconds(20));
        assertTrue(d);
      }
      // Back to the version before: what was fresh is old now, though it started later.
      world.call(
          () -> {
            world
                .secrets()
                .versions()
                .moveStage(
                    database,
                    Secret.CURRENT,
                    Objects.requireNonNull(database.current()).id(),
                    before);
            return 0;
          });
      assertTrue(d);
      world.advance(Duration.ofMinutes(3));
      assertTrue(d);
    }
  }

  @Test
  void a_promoted_key_shows_on_the_tasks_that_started_before() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      Snapshot<List<StaleTask>> stale = d.console().usage().stale(d.deadline(), APP).orThrow();
      assertThat(stale.complete()).isTrue();
      assertThat(stale.value())
          .allMatch(t -> t.secret().equals(APP) && t.certainty() == Certainty.CERTAIN)
          .as("web and worker use other keys of it")
          .extracting(StaleTask::service)
          .containsOnly("api", "billing");
      assertThat(stale.value()).filteredOn(t -> "api".equals(t.service())).hasSize(2);
      assertThat(stale.value())
          .filteredOn(t -> "billing".equals(t.service()))
          .singleElement()
          .satisfies(t -> assertThat(t.keys()).containsExactly("STRIPE_SECRET_KEY"));
      assertThat(use(d, "api", "STRIPE_SECRET_KEY").tasks())
          .isEqualTo(new KeyUse.Tasks(1, 2, 0, 0));
      assertThat(use(d, "api", "JWT_SECRET").tasks())
          .as("its value is the same in both versions")
          .isEqualTo(new KeyUse.Tasks(3, 0, 0, 0));
    }
  }

  private static KeyUse use(DrivenSandbox d, String service, String key) {
    return d.console().usage().usage(d.deadline(), APP, key).orThrow().value().stream()
        .filter(u -> service.equals(u.service()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void without_the_values_nobody_can_tell_which_key_changed() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      d.sandbox().faults().on("secretsmanager", "GetSecretValue").deny();
      Snapshot<List<StaleTask>> stale = d.console().usage().stale(d.deadline(), APP).orThrow();
      assertThat(stale.unknowns())
          .extracting(Unknown::permission)
          .containsExactly("secretsmanager:GetSecretValue");
      assertThat(stale.value())
          .extracting(StaleTask::service)
          .contains("api", "web", "worker", "billing");
      assertThat(stale.value())
          .allMatch(t -> t.certainty() == Certainty.POSSIBLE)
          .extracting(StaleTask::doubt)
          .containsOnly("the version that it started with could not be read");
      assertThat(use(d, "api", "JWT_SECRET").tasks()).isEqualTo(new KeyUse.Tasks(1, 0, 2, 0));
    }
  }

  @Test
  void a_version_that_is_gone_leaves_a_doubt() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      var world = d.sandbox().world();
      Secret app = world.secrets().get(APP);
      world.call(
          () ->
              app.versions()
                  .values()
                  .removeIf(v -> !v.id().equals(Objects.requireNonNull(app.current()).id())));
      Snapshot<List<StaleTask>> stale = d.console().usage().stale(d.deadline(), APP).orThrow();
      assertThat(stale.unknowns()).isEmpty();
      assertThat(stale.value())
          .isNotEmpty()
          .allMatch(t -> t.certainty() == Certainty.POSSIBLE)
          .extracting(StaleTask::doubt)
          .containsOnly("the version that it started with is gone");
    }
  }

  @Test
  void after_a_roll_back_nobody_tells_when_the_label_moved() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      var world = d.sandbox().world();
      Secret app = world.secrets().get(APP);
      String now = Objects.requireNonNull(app.current()).id();
      String before =
          app.versions().values().stream()
              .filter(v -> v.stages().contains("AWSPREVIOUS"))
              .findFirst()
              .orElseThrow()
              .id();
      world.call(
          () -> {
            world.secrets().versions().moveStage(app, Secret.CURRENT, now, before);
            return 0;
          });
      Snapshot<List<StaleTask>> stale = d.console().usage().stale(d.deadline(), APP).orThrow();
      assertThat(stale.value())
          .isNotEmpty()
          .allSatisfy(
              t -> {
                assertThat(t.certainty()).isEqualTo(Certainty.POSSIBLE);
                assertThat(t.doubt()).contains("AWSCURRENT was taken back to an older version");
                assertThat(t.currentSince())
                    .as("not the day that the old version was made")
                    .isNull();
              });
    }
  }

  @Test
  void a_listed_version_whose_value_is_gone_leaves_a_doubt() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      SecretStore store = d.console().ports().secrets();
      SecretStore gone =
          (SecretStore)
              Proxy.newProxyInstance(
                  SecretStore.class.getClassLoader(),
                  new Class<?>[] {SecretStore.class},
                  (proxy, method, args) ->
                      method.getName().equals("read")
                          ? Outcome.failed(new Problem.NotFound("No such version.", "None."))
                          : method.invoke(store, args));
      Snapshot<List<StaleTask>> stale =
          new UsageReader(d.console().fleet(), gone).stale(d.deadline(), APP).orThrow();
      assertThat(stale.unknowns()).isEmpty();
      assertThat(stale.value())
          .isNotEmpty()
          .allMatch(t -> t.certainty() == Certainty.POSSIBLE)
          .extracting(StaleTask::doubt)
          .containsOnly("the version that it started with is gone");
    }
  }

  @Test
  void values_are_compared_once() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.STALE_SECRET, temp)) {
      d.console().usage().stale(d.deadline(), null).orThrow();
      d.sandbox().faults().on("secretsmanager", "GetSecretValue").deny();
      Snapshot<List<StaleTask>> again = d.console().usage().stale(d.deadline(), null).orThrow();
      assertThat(again.complete()).isTrue();
      assertThat(again.value()).allMatch(t -> t.certainty() == Certainty.CERTAIN);
    }
  }

  @Test
  void pinned_references_are_told_apart() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      List<KeyUse> redis =
          d.console().usage().usage(d.deadline(), "acme/prod/redis-url", null).orThrow().value();
      assertThat(redis).extracting(KeyUse::service).containsExactly("api", "worker");
      assertThat(redis.get(0).pinnedVersion()).isNull();
      assertThat(redis.get(0).stage()).isEqualTo("AWSCURRENT");
      assertThat(redis.get(1).pinnedVersion()).isNotNull();
      assertThat(redis.get(1).stage()).isNull();
    }
  }

  @Test
  void a_key_restricts_to_it_and_to_whole_values() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      assertThat(d.console().usage().usage(d.deadline(), APP, "JWT_SECRET").orThrow().value())
          .isNotEmpty()
          .allMatch(u -> "JWT_SECRET".equals(u.key()));
      assertThat(
              d.console()
                  .usage()
                  .usage(d.deadline(), "acme/prod/redis-url", "ANY")
                  .orThrow()
                  .value())
          .hasSize(2);
      assertThat(d.console().usage().usage(d.deadline(), "acme/none", null))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              f -> assertThat(f.problem()).isInstanceOf(Problem.NotFound.class));
    }
  }

  @Test
  void without_dates_nothing_looks_fresh() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.DENIED, temp)) {
      Snapshot<List<KeyUse>> uses = d.console().usage().usage(d.deadline(), null, null).orThrow();
      assertThat(uses.unknowns())
          .extracting(Unknown::permission)
          .contains("secretsmanager:ListSecretVersionIds", "ecs:ListServices");
      assertThat(uses.unknowns()).as("each cause once").hasSizeLessThanOrEqualTo(5);
      assertThat(uses.value())
          .filteredOn(u -> u.pinnedVersion() == null)
          .isNotEmpty()
          .allMatch(u -> u.tasks().fresh() == 0 && u.tasks().stale() == 0);
      Snapshot<List<InventoryEntry>> inventory =
          d.console().inventory().read(d.deadline()).orThrow();
      assertThat(inventory.value()).isNotEmpty().allMatch(e -> e.currentSince() == null);
      assertThat(inventory.unknowns()).hasSize(1);
      assertThat(inventory.unknowns().getFirst().permission())
          .isEqualTo("secretsmanager:ListSecretVersionIds");
    }
  }

  @Test
  void a_label_that_no_version_has_is_named() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      var world = d.sandbox().world();
      Secret redis = world.secrets().get("acme/prod/redis-url");
      world.call(() -> Objects.requireNonNull(redis.current()).stages().remove(Secret.CURRENT));
      Snapshot<List<KeyUse>> uses =
          d.console().usage().usage(d.deadline(), "acme/prod/redis-url", null).orThrow();
      assertThat(uses.unknowns())
          .containsExactly(
              new Unknown(
                  "AWSCURRENT of secret acme/prod/redis-url", "No version has that label.", null));
    }
  }
}
