package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that were told to stop use what they hold until they have ended. */
final class DrainingTest {
  private static final String KEY = "STRIPE_SECRET_KEY";
  @TempDir Path home;
  private Bench bench;
  private String before;
  private long stillHeld = -1;

  @BeforeEach
  void start() {
    bench = new Bench(home);
    before = bench.current(Bench.APP);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void drain(Duration time) {
    bench
        .world()
        .call(
            () -> {
              bench
                  .world()
                  .balancing()
                  .groups()
                  .forEach(
                      g ->
                          g.attributes.put(
                              "deregistration_delay.timeout_seconds",
                              String.valueOf(time.toSeconds())));
              return 0;
            });
  }

  /** Tasks whose containers have not ended and that began with the version. */
  private long holding(String version) {
    String arn = bench.secret(Bench.APP).arn();
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(bench.world().ecs().cluster("acme-prod")).tasks().stream()
                    .filter(t -> t.status.compareTo(EcsTask.Status.DEPROVISIONING) < 0)
                    .filter(t -> List.of("service:api", "service:billing").contains(t.group))
                    .filter(t -> t.held().getOrDefault(arn, Set.of()).contains(version))
                    .count());
  }

  private RotationResult compromised(Lock lock) {
    Doom doom = new Doom().beforeFirst("retire", () -> stillHeld = holding(before));
    return bench
        .rotate(
            bench.rotations(doom::between, doom.disk()),
            new RotationRequest(
                List.of(Bench.target(Bench.APP, KEY, doom.recipe(lock))),
                Bench.options(null, true)),
            Progress.NONE)
        .orThrow();
  }

  @Test
  void theOldKeyIsRetiredWhenTheLastOfThemHasEnded() {
    drain(Duration.ofMinutes(5));
    Lock lock = bench.lock("lock");
    RotationResult r = compromised(lock);
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(lock.calls).contains("retire");
    assertThat(stillHeld).isZero();
    assertThat(r.toString()).contains("stopping and still hold the old value");
  }

  @Test
  void soItIsWithTasksOfAServiceThatIsNotRolledBecauseNothingOfItShouldRun() {
    drain(Duration.ofMinutes(5));
    var world = bench.world();
    world.call(
        () -> {
          EcsService api =
              Objects.requireNonNull(
                  world
                      .ecs()
                      .service(Objects.requireNonNull(world.ecs().cluster("acme-prod")), "api"));
          api.desired = 0;
          world.ecs().scheduler().wake(api);
          return 0;
        });
    world.advance(Duration.ofSeconds(20));
    assertThat(bench.tasks("acme-prod", "api")).isEmpty();
    assertThat(holding(before)).as("three of api drain, one of billing runs").isEqualTo(4);
    Lock lock = bench.lock("lock");
    RotationResult r = compromised(lock);
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(lock.calls).contains("retire");
    assertThat(stillHeld).isZero();
  }

  @Test
  void theWaitEndsAtItsLimitAndNothingIsRetired() {
    drain(Duration.ofMinutes(60));
    Lock lock = bench.lock("lock");
    RotationResult r = compromised(lock);
    assertThat(r.status()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .startsWith("After 20 minutes still stopping: ")
        .contains("acme-prod/api", "tasks are stopping and still hold the old value");
    assertThat(lock.calls).doesNotContain("retire");
    assertThat(bench.current(Bench.APP)).as("the new value serves well").isNotEqualTo(before);
    bench.world().advance(Duration.ofMinutes(60));
    RotationResult resumed =
        bench
            .rotations()
            .resume(r.operation(), null, ValueSource.NONE, Progress.NONE)
            .then(bench::run)
            .orThrow();
    assertThat(resumed.status()).as("%s", resumed.why()).isEqualTo(Status.COMPLETED);
    assertThat(lock.calls).contains("retire");
  }

  private RotationResult resumed(RotationResult r) {
    return bench
        .rotations()
        .resume(r.operation(), null, ValueSource.NONE, Progress.NONE)
        .then(bench::run)
        .orThrow();
  }

  /** No list of tasks can be had from the first time on that the step begins. */
  private Progress unlisted(String step) {
    return new Progress() {
      @Override
      public void step(StepEntry entry) {
        if (entry.step().equals(step) && entry.status() == StepEntry.Status.STARTED) {
          bench.driven.sandbox().fault(FaultRule.parse("ecs:ListTasks=fail"));
        }
      }

      @Override
      public void rolling(List<Counts> services) {}
    };
  }

  @Test
  void whileNobodyCanSeeWhoHoldsItNothingIsRetired() {
    Lock lock = bench.lock("lock");
    RotationRequest request =
        new RotationRequest(List.of(Bench.target(Bench.APP, KEY, lock)), Bench.options(null, true));
    RotationResult r = bench.rotate(bench.rotations(), request, unlisted("retire")).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .startsWith("The old value is not retired: who still holds it, by ");
    assertThat(lock.calls).doesNotContain("retire");
    bench.driven.sandbox().faults().clear();
    assertThat(resumed(r).status()).isEqualTo(Status.COMPLETED);
    assertThat(lock.calls).contains("retire");
  }

  @Test
  void aRollOutWhoseTasksCannotBeListedPausesSoonAndIsNotTurnedBack() {
    Lock lock = bench.lock("lock");
    RotationRequest request = Bench.request(Bench.target(Bench.APP, KEY, lock));
    Instant began = bench.console().clock().instant();
    RotationResult r = bench.rotate(bench.rotations(), request, unlisted("roll")).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.PAUSED);
    assertThat(Duration.between(began, bench.console().clock().instant()))
        .isLessThan(Duration.ofMinutes(10));
    assertThat(bench.current(Bench.APP)).as("not turned back").isNotEqualTo(before);
    bench.driven.sandbox().faults().clear();
    assertThat(resumed(r).status()).isEqualTo(Status.COMPLETED);
  }
}
