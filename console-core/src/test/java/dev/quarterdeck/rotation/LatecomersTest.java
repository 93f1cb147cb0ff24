package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.Way;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that begin to use a key while it is being rotated. */
final class LatecomersTest {
  private static final String KEY = "STRIPE_SECRET_KEY";

  @TempDir Path home;
  private Bench bench;
  private String before = "";
  private Lock lock;

  @BeforeEach
  void start() {
    bench = new Bench(home);
    before = bench.current(Bench.APP);
    lock = bench.lock("lock");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private RotationResult rotate(Doom doom) {
    return bench
        .rotate(
            bench.rotations(doom::between, doom.disk()),
            Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(lock))),
            Progress.NONE)
        .orThrow();
  }

  /** Another person's deployment: worker now takes what billing takes. */
  private void workerTakesTheKey() {
    var world = bench.world();
    world.call(
        () -> {
          var prod = Objects.requireNonNull(world.ecs().cluster("acme-prod"));
          var worker = Objects.requireNonNull(world.ecs().service(prod, "worker"));
          var billing = Objects.requireNonNull(world.ecs().service(prod, "billing"));
          world.ecs().deployments().start(worker, billing.primary().definition());
          return 0;
        });
  }

  private void workerRunsWithTheOldValue() {
    workerTakesTheKey();
    bench.world().advance(Duration.ofMinutes(4));
    assertThat(bench.held("acme-prod", "worker", Bench.APP)).contains(before);
  }

  @Test
  void aServiceThatStartedWithTheOldValueIsRolledBeforeTheEnd() {
    RotationResult r =
        rotate(new Doom().beforeFirst("move AWSCURRENT", this::workerRunsWithTheOldValue));
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    bench.allRunWith(Bench.APP, bench.current(Bench.APP), "api", "billing", "worker");
    assertThat(r.services()).extracting(RotationResult.Service::service).contains("worker");
    assertThat(r.notes())
        .contains("acme-prod/worker began to use the keys during the rotation; it was rolled too.");
  }

  @Test
  void aServiceThatStartedWithABadValueGoesBackWithTheOthers() {
    lock.badFrom = 0;
    RotationResult r = rotate(new Doom().beforeFirst("update api", this::workerTakesTheKey));
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(bench.current(Bench.APP)).isEqualTo(before);
    bench.allRunWith(Bench.APP, before, "api", "billing", "worker");
  }

  @Test
  void oneThatCannotBeRolledIsAPersonsToDecide() {
    RotationResult r =
        rotate(
            new Doom()
                .beforeFirst("move AWSCURRENT", this::workerRunsWithTheOldValue)
                .beforeFirst(
                    "update worker",
                    () -> bench.driven.sandbox().faults().on("ecs", "UpdateService").deny()));
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.PAUSED);
    assertThat(r.ways()).containsExactly(Way.RESUME, Way.ABORT);
    assertThat(bench.current(Bench.APP)).isNotEqualTo(before);
    bench.driven.sandbox().faults().clear();
    RotationResult done =
        bench
            .rotations()
            .resume(r.operation(), null, ValueSource.NONE, Progress.NONE)
            .then(bench::run)
            .orThrow();
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.COMPLETED);
    assertThat(done.ways()).containsExactly(Way.RETIRE);
    bench.allRunWith(Bench.APP, bench.current(Bench.APP), "api", "billing", "worker");
  }
}
