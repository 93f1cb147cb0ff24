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
import dev.quarterdeck.secrets.StaleTask.Certainty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the console says about who holds what, against what the sandbox's world knows. */
final class UsageOnSandboxTest {
  private static final String APP = "acme/prod/app";

  @TempDir Path temp;

  /** A task and a secret, as both sides name them. */
  private record Holding(String task, String secret) {}

  private static List<EcsTask> tasks(DrivenSandbox d) {
    var world = d.sandbox().world();
    return world.call(
        () ->
            world.ecs().clusters().stream()
                .flatMap(c -> c.tasks().stream())
                .filter(t -> t.running() && t.wanted)
                .toList());
  }

  /** Tasks that hold an old version of a secret that they do not pin, by the world's own truth. */
  private static Set<Holding> trulyStale(DrivenSandbox d, Set<String> pinned) {
    Set<Holding> stale = new HashSet<>();
    for (EcsTask t : tasks(d)) {
      for (Map.Entry<String, Set<String>> held : t.held().entrySet()) {
        Secret secret = d.sandbox().world().secrets().get(held.getKey());
        String current = Objects.requireNonNull(secret.current()).id();
        if (!held.getValue().equals(Set.of(current)) && !pinned.contains(t.group + secret.name())) {
          stale.add(new Holding(t.arn(), secret.name()));
        }
      }
    }
    return stale;
  }

  private static void assertTrue(DrivenSandbox d) {
    Set<String> pinned = Set.of("service:workeracme/prod/redis-url");
    Set<Holding> truth = trulyStale(d, pinned);
    List<StaleTask> told = d.console().usage().stale(d.deadline(), null).orThrow().value();
    Set<Holding> certain = holdings(told, Certainty.CERTAIN);
    Set<Holding> possible = holdings(told, Certainty.POSSIBLE);
    assertThat(certain).as("certain ones hold an old value").isSubsetOf(truth);
    Set<Holding> all = new HashSet<>(certain);
    all.addAll(possible);
    assertThat(truth).as("nothing old goes untold").isSubsetOf(all);
    assertThat(all).as("each is told once").hasSize(certain.size() + possible.size());

    for (KeyUse u : d.console().usage().usage(d.deadline(), null, null).orThrow().value()) {
      long old =
          truth.stream().filter(h -> h.secret().equals(u.secretName()) && belongs(d, h, u)).count();
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

  private static boolean belongs(DrivenSandbox d, Holding h, KeyUse u) {
    return tasks(d).stream()
        .anyMatch(
            t ->
                t.arn().equals(h.task())
                    && t.deployment() != null
                    && t.deployment().id().equals(u.deployment()));
  }

  private static Set<Holding> holdings(List<StaleTask> told, Certainty certainty) {
    return told.stream()
        .filter(t -> t.certainty() == certainty)
        .map(t -> new Holding(t.task(), t.secret()))
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
          .extracting(StaleTask::service)
          .contains("api", "web", "worker", "billing");
      assertThat(stale.value()).filteredOn(t -> "api".equals(t.service())).hasSize(2);
      assertThat(stale.value())
          .filteredOn(t -> "billing".equals(t.service()))
          .singleElement()
          .satisfies(t -> assertThat(t.keys()).containsExactly("STRIPE_SECRET_KEY"));
      KeyUse api =
          d.console().usage().usage(d.deadline(), APP, "JWT_SECRET").orThrow().value().stream()
              .filter(u -> "api".equals(u.service()))
              .findFirst()
              .orElseThrow();
      assertThat(api.tasks()).isEqualTo(new KeyUse.Tasks(1, 2, 0));
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
