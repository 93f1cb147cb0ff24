package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import dev.quarterdeck.rotation.recipe.server.RedisServer;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole rotations of what opens a real PostgreSQL, a real Redis, and ElastiCache's sandbox. */
final class ProviderRotationTest {
  private static final String DATABASE = "acme/prod/database-url";
  private static final String REDIS = "acme/prod/redis-url";
  private static final String CANARY = "canary0of0the0past";
  private static final PostgresServer POSTGRES = PostgresServer.get();

  @TempDir Path home;
  private Bench bench;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void start() {
    bench = new Bench(home);
    for (Recipe r : bench.console().recipes().all()) {
      bench.recipes.put(r.name(), r);
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void value(String secret, String text) {
    try (SecretValue value = SecretValue.ofText(text)) {
      bench
          .console()
          .ports()
          .secretEditor()
          .put(
              bench.secret(secret).arn(),
              UUID.randomUUID().toString(),
              value,
              List.of("AWSCURRENT"))
          .orThrow();
    }
  }

  private String value(String secret) {
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(
                    Objects.requireNonNull(bench.secret(secret).current()).text()));
  }

  private RotationRequest request(String secret, String recipe, Map<String, String> options) {
    return Bench.request(
        new RotationRequest.Target(
            secret, null, Objects.requireNonNull(bench.recipes.get(recipe)), options));
  }

  /** A role of that name, in a database of its own, as the secret names it. */
  private String role(String name) {
    String database = POSTGRES.database();
    POSTGRES.admin("CREATE ROLE " + name + " LOGIN PASSWORD '" + CANARY + "'");
    value(
        DATABASE,
        "postgresql://" + name + ":" + CANARY + "@localhost:" + POSTGRES.port() + "/" + database);
    return database;
  }

  private static boolean opens(String url) {
    String[] parts = url.split("://|:|@|/", -1);
    try (Connection c = POSTGRES.connect(parts[5], parts[1], parts[2])) {
      return c.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Lets the new tasks be unhealthy, once they are rolled, and heals them for the way back. */
  private Progress sickening() {
    Set<String> images = images();
    return new Progress() {
      @Override
      public void step(StepEntry step) {
        seen.add(step.toString());
        boolean rolling = step.step().equals("roll");
        if (rolling || step.step().startsWith("backOut")) {
          become(images, rolling ? ImageBehaviour.crashing(1, 3, 1) : ImageBehaviour.WELL);
        }
      }

      @Override
      public void rolling(List<Counts> services) {}
    };
  }

  private void become(Set<String> images, ImageBehaviour behaviour) {
    bench
        .world()
        .call(
            () -> {
              images.forEach(i -> bench.world().ecs().image(i, behaviour));
              return true;
            });
  }

  private Set<String> images() {
    return bench
        .world()
        .call(
            () ->
                Stream.of("api", "billing", "worker")
                    .flatMap(s -> bench.tasks("acme-prod", s).stream())
                    .flatMap(t -> t.containers.stream())
                    .map(c -> c.spec.image())
                    .collect(Collectors.toSet()));
  }

  private Progress watching() {
    return new Progress() {
      @Override
      public void step(StepEntry step) {
        seen.add(step.toString());
      }

      @Override
      public void rolling(List<Counts> services) {}
    };
  }

  /** Journal, record, caches, progress and result: no value stands in any of them. */
  private void nowhere(RotationResult result, String... values) throws IOException {
    StringBuilder all = new StringBuilder(result.toString()).append(seen);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all.toString()).contains(result.operation());
    for (String value : values) {
      assertThat(all.toString()).doesNotContain(value);
    }
  }

  private static String word(String url) {
    return url.replaceAll("^[^@]*:([^@]*)@.*$", "$1");
  }

  @Test
  void aDatabasePasswordIsRotatedAndTheOldOneEnds() throws Exception {
    role("e2e_one");
    String old = value(DATABASE);
    RotationResult r =
        bench
            .rotate(bench.rotations(), request(DATABASE, "postgres", Map.of()), watching())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    String now = value(DATABASE);
    assertThat(now).isNotEqualTo(old);
    assertThat(opens(now)).isTrue();
    assertThat(opens(old)).isFalse();
    bench.allRunWith(DATABASE, bench.current(DATABASE), "api", "billing", "worker");
    nowhere(r, CANARY, word(now));
    assertThat(POSTGRES.log()).doesNotContain(word(now));
  }

  @Test
  void aDatabasePasswordIsTheOldOneAgainWhenTheServicesFailWithTheNewOne() throws Exception {
    role("e2e_two");
    String old = value(DATABASE);
    RotationResult r =
        bench
            .rotate(bench.rotations(), request(DATABASE, "postgres", Map.of()), sickening())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(r.exit()).isEqualTo(ExitCode.BAD);
    assertThat(value(DATABASE)).isEqualTo(old);
    assertThat(opens(old)).isTrue();
    bench.allRunWith(DATABASE, bench.current(DATABASE), "api", "billing", "worker");
    nowhere(r, CANARY);
  }

  @Test
  void twoRolesTakeTurnsAndTheOldOneIsRetiredAfterItsOverlap() throws Exception {
    administrator(role("e2e_three"));
    String old = value(DATABASE);
    RotationResult r =
        bench
            .rotate(
                bench.rotations(),
                request(DATABASE, "postgres", Map.of("admin", "acme/prod/db-admin")),
                watching())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    String now = value(DATABASE);
    assertThat(now).contains("//e2e_three_clone:");
    assertThat(opens(now)).isTrue();
    assertThat(opens(old)).isTrue();
    bench.world().advance(Duration.ofMinutes(61));
    RotationResult retired =
        bench.rotations().retire(r.operation(), false, watching()).then(bench::run).orThrow();
    assertThat(retired.retired()).isTrue();
    assertThat(opens(old)).isFalse();
    assertThat(opens(now)).isTrue();
    nowhere(retired, CANARY, word(now), "administrators");
  }

  private void administrator(String database) {
    try (SecretValue admin = SecretValue.ofText(POSTGRES.adminUrl(database))) {
      bench
          .console()
          .ports()
          .secretEditor()
          .create(
              new dev.quarterdeck.secrets.SecretEditor.Creation(
                  "acme/prod/db-admin", UUID.randomUUID().toString(), null, null, Map.of()),
              admin)
          .orThrow();
    }
  }

  /** What a version holds, also one that was taken back. */
  private String text(String secret, String version) {
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(
                    Objects.requireNonNull(bench.secret(secret).versions().get(version)).text()));
  }

  @Test
  void theOtherRoleIsShutAgainWhenTheServicesFailWithIt() throws Exception {
    administrator(role("e2e_four"));
    String old = value(DATABASE);
    String before = bench.current(DATABASE);
    RotationResult r =
        bench
            .rotate(
                bench.rotations(),
                request(DATABASE, "postgres", Map.of("admin", "acme/prod/db-admin")),
                sickening())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(bench.current(DATABASE)).isEqualTo(before);
    assertThat(opens(old)).isTrue();
    String refused = text(DATABASE, r.keys().getFirst().newVersion());
    assertThat(refused).contains("//e2e_four_clone:");
    assertThat(opens(refused)).isFalse();
    bench.allRunWith(DATABASE, before, "api", "billing", "worker");
    assertThat(bench.strays(DATABASE)).isEmpty();
    nowhere(r, CANARY, word(refused), "administrators");
  }

  @Test
  void anElastiCacheTokenIsTheOldOneAgainWhenTheServicesFailWithTheNewOne() throws Exception {
    value(REDIS, value(REDIS).replaceAll("@.*", "@127.0.0.1:1/0"));
    String old = value(REDIS);
    String before = bench.current(REDIS);
    RotationResult r =
        bench
            .rotate(
                bench.rotations(),
                request(REDIS, "redis", Map.of("replication-group", "acme-prod")),
                sickening())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(bench.current(REDIS)).isEqualTo(before);
    String refused = text(REDIS, r.keys().getFirst().newVersion());
    ReplicationGroup group =
        bench.world().call(() -> Objects.requireNonNull(bench.world().caches().group("acme-prod")));
    assertThat(group.takes(word(old))).isTrue();
    assertThat(group.takes(word(refused))).isFalse();
    bench.allRunWith(REDIS, before, "api");
    assertThat(bench.strays(REDIS)).isEmpty();
    nowhere(r, word(old), word(refused));
  }

  @Test
  void aRedisPasswordIsRotatedAndTakenBackWhenTheServicesFail() throws Exception {
    RedisServer redis = RedisServer.start(true, "user shop on >" + CANARY + " ~* &* +@all");
    value(REDIS, "redis://shop:" + CANARY + "@127.0.0.1:" + redis.port() + "/0");
    RotationResult bad =
        bench.rotate(bench.rotations(), request(REDIS, "redis", Map.of()), sickening()).orThrow();
    assertThat(bad.status()).as("%s %s", bad.why(), bad.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(redis.opens("shop", CANARY)).isTrue();
    assertThat(redis.passwords("shop")).isEqualTo(1);

    bench.world().advance(Duration.ofMinutes(15));
    RotationResult r =
        bench
            .rotate(bench.rotations(), request(REDIS, "redis", Map.of("overlap", "0")), watching())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    assertThat(r.retired()).isTrue();
    assertThat(redis.opens("shop", CANARY)).isFalse();
    assertThat(redis.opens("shop", word(value(REDIS)))).isTrue();
    nowhere(r, CANARY, word(value(REDIS)));
  }

  @Test
  void anElastiCacheTokenIsRotatedInElastiCachesTime() throws Exception {
    String old = value(REDIS);
    // Somewhere that nothing listens: as a group in a private network.
    value(REDIS, old.replaceAll("@.*", "@127.0.0.1:1/0"));
    RotationResult r =
        bench
            .rotate(
                bench.rotations(),
                request(REDIS, "redis", Map.of("replication-group", "acme-prod")),
                watching())
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    String now = value(REDIS);
    ReplicationGroup group =
        bench.world().call(() -> Objects.requireNonNull(bench.world().caches().group("acme-prod")));
    assertThat(group.takes(word(old))).isTrue();
    assertThat(group.takes(word(now))).isTrue();
    bench.world().advance(Duration.ofMinutes(61));
    RotationResult retired =
        bench.rotations().retire(r.operation(), false, watching()).then(bench::run).orThrow();
    assertThat(retired.retired()).isTrue();
    assertThat(group.takes(word(old))).isFalse();
    assertThat(group.takes(word(now))).isTrue();
    nowhere(retired, word(old), word(now));
  }
}
