package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.edit.OwnLabel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new value that does harm: secret and services end as they were before. */
final class BackOutTest {
  private static final String KEY = "STRIPE_SECRET_KEY";

  @TempDir Path home;
  private Bench bench;
  private String before = "";
  private String old = "";

  @BeforeEach
  void start() {
    bench = new Bench(home);
    before = bench.current(Bench.APP);
    old = bench.value(Bench.APP, before, KEY);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void asBefore(Lock lock) {
    assertThat(bench.current(Bench.APP)).isEqualTo(before);
    bench.allRunWith(Bench.APP, before, "api", "billing", "worker", "web");
    assertThat(bench.strays(Bench.APP)).isEmpty();
    assertThat(lock.keys).containsExactly(old);
  }

  @Test
  void aServiceWhoseHealthCheckFailsAfterPromotionIsTakenBack() {
    Lock lock = bench.lock("lock");
    lock.badFrom = 0;
    RotationResult r = bench.rotate(Bench.request(Bench.target(Bench.APP, KEY, lock))).orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(r.exit()).isEqualTo(ExitCode.BAD);
    assertThat(Objects.requireNonNull(r.why()).sentence()).contains("The roll-out of acme-prod/");
    assertThat(r.services()).allMatch(s -> s.status().equals("done"));
    assertThat(r.steps().stream().filter(s -> s.status() == StepEntry.Status.DONE))
        .extracting(StepEntry::step)
        .containsSubsequence(
            "promote", "settle", "backOut.reverse", "backOut.roll", "backOut.release");
    assertThat(lock.calls).containsExactly("accept", "test", "revert");
    asBefore(lock);
  }

  @Test
  void theNewVersionBearsOurLabelAsLongAsItIsCurrent() {
    Lock lock = bench.lock("lock");
    lock.badFrom = 0;
    Set<String> unmarked = new TreeSet<>();
    Doom doom =
        new Doom()
            .always(
                () -> {
                  String current = bench.current(Bench.APP);
                  if (!current.equals(before) && !marked(current)) {
                    unmarked.add(current);
                  }
                });
    RotationResult r =
        bench
            .rotate(
                bench.rotations(doom::between, doom.disk()),
                Bench.request(Bench.target(Bench.APP, KEY, lock)),
                Progress.NONE)
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(unmarked).as("without it anybody may begin a rotation on top").isEmpty();
    asBefore(lock);
  }

  private boolean marked(String version) {
    return bench
        .world()
        .call(
            () ->
                Objects.requireNonNull(bench.secret(Bench.APP).versions().get(version))
                    .stages()
                    .stream()
                    .anyMatch(s -> OwnLabel.parse(s) != null));
  }

  @Test
  void aCanaryThatFailsLeavesTheOthersUntouched() {
    Lock lock = bench.lock("lock");
    lock.badFrom = 0;
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, KEY, lock)), Bench.options("billing", false)))
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.BACKED_OUT);
    assertThat(r.services()).extracting(RotationResult.Service::service).containsExactly("billing");
    assertThat(bench.updates()).isEqualTo(2);
    asBefore(lock);
  }

  @Test
  void aValueThatDoesNotWorkWhereItIsUsedIsNeverPromoted() {
    Lock lock = bench.lock("lock");
    lock.refusesNew = true;
    RotationResult r = bench.rotate(Bench.request(Bench.target(Bench.APP, KEY, lock))).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.FAILED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .isEqualTo("The new key does not open the lock.");
    assertThat(bench.updates()).isZero();
    asBefore(lock);
  }

  @Test
  void whereOnlyOneValueWorksTheOldOneWorksAgainBeforeAnybodyIsRolledBack() {
    Lock lock = bench.lock("lock");
    lock.coexists = false;
    lock.badFrom = 0;
    Doom doom = new Doom().counting();
    RotationResult r =
        bench
            .rotate(
                bench.rotations(doom::between, doom.disk()),
                Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(lock))),
                Progress.NONE)
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.BACKED_OUT);
    assertThat(doom.points.stream().filter(p -> !p.equals("journal")))
        .containsSubsequence("move AWSCURRENT", "revert", "update api");
    asBefore(lock);
  }

  @Test
  void aSecondPhaseThatFailsIsTakenBackThroughTheFirst() {
    Lock lock = bench.lock("lock");
    lock.phases = 2;
    lock.badFrom = 1;
    RotationResult r = bench.rotate(Bench.request(Bench.target(Bench.APP, KEY, lock))).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.BACKED_OUT);
    assertThat(r.steps().stream().filter(s -> s.status() == StepEntry.Status.DONE))
        .filteredOn(s -> s.step().equals("backOut.reverse"))
        .hasSize(2);
    asBefore(lock);
  }

  @Test
  void aCompromisedValueIsNeverPutBackByItself() {
    Lock lock = bench.lock("lock");
    lock.badFrom = 0;
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, KEY, lock)), Bench.options(null, true)))
            .orThrow();
    assertThat(r.status()).isEqualTo(Status.PAUSED);
    assertThat(r.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(Objects.requireNonNull(r.why()).remedy())
        .contains("compromised value", "qd rotations abort " + r.operation());
    assertThat(bench.current(Bench.APP)).isNotEqualTo(before);
    RotationResult aborted =
        bench.rotations().abort(r.operation(), Progress.NONE).then(bench::run).orThrow();
    assertThat(aborted.status()).as("%s", aborted.why()).isEqualTo(Status.BACKED_OUT);
    asBefore(lock);
  }
}
