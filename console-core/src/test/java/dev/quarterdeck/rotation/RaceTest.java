package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.journal.Phase;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else at the same secret, at every point where it matters. */
final class RaceTest {
  private static final String KEY = "STRIPE_SECRET_KEY";
  private static final String OTHER = "PINECONE_API_KEY";

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

  private Outcome<RotationResult> rotate(Doom doom) {
    return bench.rotate(
        bench.rotations(doom::between, doom.disk()),
        Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(lock))),
        Progress.NONE);
  }

  /** As another tool does it, without regard to AWSPENDING. */
  private void byAnother(String key, String value) {
    bench
        .world()
        .call(
            () -> {
              var secret = bench.secret(Bench.APP);
              String text = Objects.requireNonNull(Objects.requireNonNull(secret.current()).text());
              String was = bench.value(Bench.APP, bench.current(Bench.APP), key);
              return bench
                  .world()
                  .secrets()
                  .versions()
                  .put(secret, null, text.replace(was, value), null, List.of());
            });
  }

  @Test
  void anEditOfAnotherKeyBeforeThePromotionIsKeptAndBuiltUpon() {
    RotationResult r =
        rotate(new Doom().beforeFirst("move AWSCURRENT", () -> byAnother(OTHER, "demo-theirs")))
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, OTHER)).isEqualTo("demo-theirs");
    assertThat(lock.keys).contains(bench.value(Bench.APP, now, KEY));
    assertThat(lock.keys).as("nothing was made twice").hasSize(2);
    assertThat(r.notes()).anyMatch(n -> n.contains("came in between"));
    bench.allRunWith(Bench.APP, now, "api", "billing");
    assertThat(bench.strays(Bench.APP)).containsExactly("qd-old/" + r.operation());
  }

  @Test
  void whoBeganAgainOnTopOfItAndWasKilledBeforeTheVersionWasMadeGoesOnWithThat() {
    assertThat(
            kill(
                new Doom()
                    .beforeFirst("move AWSCURRENT", () -> byAnother(OTHER, "demo-theirs"))
                    .killWhen(this::begunAgain)))
        .isTrue();
    String operation = bench.rotations().list().orThrow().items().getFirst().id();
    RotationResult r =
        bench
            .rotations()
            .resume(operation, null, ValueSource.NONE, Progress.NONE)
            .then(bench::run)
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, OTHER)).isEqualTo("demo-theirs");
    assertThat(lock.keys).contains(bench.value(Bench.APP, now, KEY)).hasSize(2);
  }

  private boolean begunAgain() {
    return bench.rotations().list().orThrow().items().stream()
        .flatMap(o -> o.course().phases().stream())
        .flatMap(p -> p.versions().stream())
        .anyMatch(v -> v.from() != null && v.state() == Phase.State.MEANT);
  }

  @Test
  void anEditOfTheSameKeyBeforeThePromotionWins() {
    RotationResult r =
        rotate(new Doom().beforeFirst("move AWSCURRENT", () -> byAnother(KEY, "demo-theirs")))
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.FAILED);
    assertThat(r.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .contains("Somebody else changed STRIPE_SECRET_KEY", "theirs stays");
    assertThat(bench.value(Bench.APP, bench.current(Bench.APP), KEY)).isEqualTo("demo-theirs");
    assertThat(bench.strays(Bench.APP)).isEmpty();
    assertThat(lock.calls).endsWith("revert");
    assertThat(bench.updates()).isZero();
  }

  @Test
  void anEditOfTheSameKeyBeforeTheStagingWins() {
    assertThat(
            failed(rotate(new Doom().beforeFirst("journal", () -> byAnother(KEY, "demo-theirs")))))
        .isInstanceOf(Problem.Conflict.class);
    assertThat(bench.value(Bench.APP, bench.current(Bench.APP), KEY)).isEqualTo("demo-theirs");
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void ofTwoOperatorsOneWinsWhoeverIsFasterAndTheOtherIsToldWhoAndSinceWhen() {
    for (String point :
        List.of("put", "move AWSPENDING", "move AWSCURRENT", "update api", "move qd")) {
      Lock mine = bench.lock("lock");
      Lock theirs = bench.lock("theirs");
      Rotations second = bench.rotations();
      var prepared =
          second
              .prepare(
                  Bench.request(Bench.target(Bench.APP, "OPENAI_API_KEY", theirs)), Progress.NONE)
              .orThrow();
      List<Outcome<RotationResult>> answers = new ArrayList<>();
      Doom doom = new Doom().beforeFirst(point, () -> answers.add(bench.run(prepared)));
      Outcome<RotationResult> first =
          bench.rotate(
              bench.rotations(doom::between, doom.disk()),
              Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(mine))),
              Progress.NONE);
      assertThat(answers).as("%s: %s", point, first).hasSize(1);
      boolean secondWon = answers.getFirst().isDone();
      assertThat(secondWon ? 1 : 0)
          .as("%s: %s %s", point, first, answers)
          .isNotEqualTo(first.isDone() && !rebased(first) ? 1 : 0);
      if (!secondWon) {
        assertThat(failed(answers.getFirst()).sentence())
            .as(point)
            .contains("operator", "since 2026-03-");
        assertThat(theirs.calls).isEmpty();
      }
      bench.allRunWith(Bench.APP, bench.current(Bench.APP), "api");
      assertThat(bench.strays(Bench.APP)).as(point).allMatch(s -> s.startsWith("qd-old/"));
      bench.world().advance(Duration.ofMinutes(30));
    }
  }

  private static boolean rebased(Outcome<RotationResult> r) {
    return r.map(x -> x.notes().stream().anyMatch(n -> n.contains("came in between")))
        .equals(Outcome.done(true));
  }

  @Test
  void whoHoldsThePendingLabelIsNotDisturbed() {
    bench
        .world()
        .call(
            () ->
                bench
                    .world()
                    .secrets()
                    .versions()
                    .put(
                        bench.secret(Bench.APP),
                        null,
                        "{\"a\":\"b\"}",
                        null,
                        List.of("AWSPENDING")));
    assertThat(failed(rotate(new Doom())).sentence()).contains("AWSPENDING", "since 2026-03-10");
    assertThat(bench.strays(Bench.APP)).containsExactly("AWSPENDING");
  }

  @Test
  void anEditOnTopOfAValueThatHasToGoIsAskedAboutAndKept() {
    lock.badFrom = 0;
    RotationResult r =
        rotate(new Doom().beforeFirst("update api", () -> byAnother(OTHER, "demo-theirs")))
            .orThrow();
    assertThat(r.status()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence()).contains("changes something else");
    RotationResult aborted =
        bench.rotations().abort(r.operation(), Progress.NONE).then(bench::run).orThrow();
    assertThat(aborted.status()).as("%s", aborted.why()).isEqualTo(Status.BACKED_OUT);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, OTHER)).isEqualTo("demo-theirs");
    assertThat(bench.value(Bench.APP, now, KEY)).isEqualTo(bench.value(Bench.APP, before, KEY));
    bench.allRunWith(Bench.APP, now, "api", "billing");
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void aWayBackOnTopOfTheirsThatIsCutOffGoesOn() {
    lock.badFrom = 0;
    RotationResult r =
        rotate(new Doom().beforeFirst("update api", () -> byAnother(OTHER, "demo-theirs")))
            .orThrow();
    Doom doom = new Doom().killWhen(() -> bench.strays(Bench.APP).contains("AWSPENDING"));
    boolean killed = false;
    try {
      bench
          .rotations(doom::between, doom.disk())
          .abort(r.operation(), Progress.NONE)
          .then(bench::run)
          .orThrow();
    } catch (Doom.Killed dead) {
      killed = true;
    }
    assertThat(killed).isTrue();
    RotationResult done = resume(r.operation(), null);
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.BACKED_OUT);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, OTHER)).isEqualTo("demo-theirs");
    assertThat(bench.value(Bench.APP, now, KEY)).isEqualTo(bench.value(Bench.APP, before, KEY));
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void aSecretThatASecondPhaseLeavesAloneIsReleasedAlthoughSomebodyElseStagesThere() {
    Lock two = bench.lock("two");
    two.phases = 2;
    List<String> twice = new ArrayList<>(List.of("recheck", "recheck"));
    Progress staging =
        new Progress() {
          @Override
          public void step(StepEntry step) {
            if (step.status() == StepEntry.Status.STARTED
                && twice.remove(step.step())
                && twice.isEmpty()) {
              stageByAnotherTool("acme/prod/signing");
            }
          }

          @Override
          public void rolling(List<Counts> services) {}
        };
    RotationResult r =
        bench
            .rotate(
                bench.rotations(),
                Bench.request(
                    Bench.target(Bench.APP, KEY, two),
                    Bench.target("acme/prod/signing", null, lock)),
                staging)
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(bench.strays("acme/prod/signing"))
        .containsExactlyInAnyOrder("AWSPENDING", "qd-old/" + r.operation());
  }

  private void stageByAnotherTool(String secret) {
    try (SecretValue value = SecretValue.ofText("demo-by-another-tool")) {
      bench
          .console()
          .ports()
          .secretEditor()
          .put(
              bench.secret(secret).arn(),
              java.util.UUID.randomUUID().toString(),
              value,
              List.of("AWSPENDING"))
          .orThrow();
    }
  }

  @Test
  void afterACrashInThePromotionAForeignVersionIsAskedAbout() {
    Doom doom = new Doom();
    int swap = swap();
    doom.killAt(swap, false);
    assertThat(kill(doom)).isTrue();
    byAnother(OTHER, "demo-theirs");
    String theirs = bench.current(Bench.APP);
    String id = bench.rotations().list().orThrow().items().getFirst().id();
    RotationResult paused = resume(id, null);
    assertThat(paused.status()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(paused.why()).remedy()).contains("--onto " + theirs);
    assertThat(bench.current(Bench.APP)).isEqualTo(theirs);
    RotationResult done = resume(id, theirs);
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.COMPLETED);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, OTHER)).isEqualTo("demo-theirs");
    assertThat(bench.value(Bench.APP, now, KEY)).contains(Lock.CANARY);
  }

  @Test
  void whoTakesItBackRightAfterThePromotionIsAskedAboutAndMayBeBuiltUpon() {
    List<String> once = new ArrayList<>(List.of("settle"));
    Progress takingBack =
        new Progress() {
          @Override
          public void step(StepEntry step) {
            if (once.remove(step.step())) {
              takeBack();
            }
          }

          @Override
          public void rolling(List<Progress.Counts> services) {}
        };
    RotationResult paused =
        bench
            .rotate(
                bench.rotations(), Bench.request(Bench.target(Bench.APP, KEY, lock)), takingBack)
            .orThrow();
    assertThat(paused.status()).as("%s", paused.why()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(paused.why()).remedy()).contains("--onto " + before);
    RotationResult done = resume(paused.operation(), before);
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.COMPLETED);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, KEY)).contains(Lock.CANARY);
    bench.allRunWith(Bench.APP, now, "api", "billing");
    assertThat(bench.strays(Bench.APP)).containsExactly("qd-old/" + done.operation());
  }

  /** AWSCURRENT on the version of before, by hand. */
  private void takeBack() {
    bench
        .world()
        .call(
            () -> {
              bench
                  .world()
                  .secrets()
                  .versions()
                  .moveStage(
                      bench.secret(Bench.APP), "AWSCURRENT", bench.current(Bench.APP), before);
              return 0;
            });
  }

  private RotationResult resume(String id, @Nullable String onto) {
    return bench
        .rotations()
        .resume(id, onto, ValueSource.NONE, Progress.NONE)
        .then(bench::run)
        .orThrow();
  }

  /** Which change the swap of AWSCURRENT is; found on another bench. */
  private int swap() {
    try (Bench other = new Bench(home.resolve("other"))) {
      Doom doom = new Doom().counting();
      other
          .rotate(
              other.rotations(doom::between, doom.disk()),
              Bench.request(Bench.target(Bench.APP, KEY, doom.recipe(other.lock("lock")))),
              Progress.NONE)
          .orThrow();
      return doom.points.indexOf("move AWSCURRENT");
    }
  }

  private boolean kill(Doom doom) {
    try {
      rotate(doom);
      return false;
    } catch (Doom.Killed killed) {
      return true;
    }
  }

  private static Problem failed(Outcome<RotationResult> outcome) {
    return switch (outcome) {
      case Outcome.Failed<RotationResult>(Problem problem) -> problem;
      case Outcome.Done<RotationResult>(RotationResult r) -> throw new AssertionError(r.toString());
    };
  }
}
