package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.edit.RolledBack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retiring is the point of no return: what is in force must survive it. */
final class RetiringTest {
  private static final String KEY = "STRIPE_SECRET_KEY";

  @TempDir Path home;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome<RotationResult> retire(RotationResult r) {
    return bench.rotations().retire(r.operation(), true, Progress.NONE).then(bench::run);
  }

  private RotationResult rotated(Lock lock) {
    RotationResult r = bench.rotate(Bench.request(Bench.target(Bench.APP, KEY, lock))).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    return r;
  }

  @Test
  void theOldValueIsNotRevokedWhileItIsInForceAgain() {
    Lock lock = bench.lock("lock");
    RotationResult r = rotated(lock);
    String old = r.keys().getFirst().oldVersion();
    try (Change<RolledBack> back = bench.console().edits().rollback(Bench.APP, old).orThrow()) {
      bench.run(back).orThrow();
    }
    Outcome<RotationResult> retired = retire(r);
    assertThat(retired).isInstanceOf(Outcome.Failed.class);
    Problem problem = ((Outcome.Failed<RotationResult>) retired).problem();
    assertThat(problem.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(problem.sentence()).contains("is in force again");
    assertThat(lock.calls).doesNotContain("retire");
    assertThat(lock.keys).contains(bench.value(Bench.APP, old, KEY));
    assertThat(bench.rotations().show(r.operation()).orThrow().status())
        .isEqualTo(Status.COMPLETED);
    // The new one in force again: now the old one may go.
    try (Change<RolledBack> on =
        bench.console().edits().rollback(Bench.APP, r.keys().getFirst().newVersion()).orThrow()) {
      bench.run(on).orThrow();
    }
    assertThat(retire(r).orThrow().retired()).isTrue();
  }

  @Test
  void underALaterRotationTheRecipeIsToldWhatIsInForce() {
    Lock lock = bench.lock("lock");
    RotationResult first = rotated(lock);
    String between = bench.value(Bench.APP, bench.current(Bench.APP), KEY);
    RotationResult second = rotated(lock);
    String now = bench.value(Bench.APP, bench.current(Bench.APP), KEY);
    assertThat(retire(first).orThrow().retired()).isTrue();
    assertThat(lock.under).containsExactly(now);
    assertThat(lock.keys).contains(between, now);
    assertThat(retire(second).orThrow().retired()).isTrue();
    assertThat(lock.keys).containsExactly(now);
  }

  @Test
  void nothingIsRevokedWhileAnotherRotationOfTheSecretIsUnderWay() {
    Lock lock = bench.lock("lock");
    RotationResult first = rotated(lock);
    Doom doom = new Doom().beforeFirst("move AWSCURRENT", () -> refusedBy(first));
    RotationResult second =
        bench
            .rotate(
                bench.rotations(doom::between, doom.disk()),
                Bench.request(Bench.target(Bench.APP, KEY, lock)),
                Progress.NONE)
            .orThrow();
    assertThat(second.status()).as("%s", second.why()).isEqualTo(Status.COMPLETED);
    assertThat(doom.points).anyMatch(p -> p.startsWith("move AWSCURRENT"));
    assertThat(asked).isEqualTo(1);
    bench.world().advance(Duration.ofMinutes(61));
    assertThat(List.of(retire(first).orThrow().retired(), retire(second).orThrow().retired()))
        .containsOnly(true);
  }

  private int asked;

  private void refusedBy(RotationResult first) {
    asked++;
    Outcome<RotationResult> retired = retire(first);
    assertThat(retired).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed<RotationResult>) retired).problem())
        .isInstanceOf(Problem.Conflict.class);
  }
}
