package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotations that go as they should, over the wire, with the world's truth at the end. */
final class RotationTest {
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

  @Test
  void aKeyIsRotatedAndEveryConsumerRunsWithIt() {
    Lock lock = bench.lock("lock");
    String before = bench.current(Bench.APP);
    String old = bench.value(Bench.APP, before, "STRIPE_SECRET_KEY");
    RotationResult r =
        bench.rotate(Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock))).orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    assertThat(r.exit()).isEqualTo(ExitCode.GOOD);
    String now = bench.current(Bench.APP);
    assertThat(r.keys().getFirst().oldVersion()).isEqualTo(before);
    assertThat(r.keys().getFirst().newVersion()).isEqualTo(now).isNotEqualTo(before);
    bench.allRunWith(Bench.APP, now, "api", "billing");
    assertThat(bench.held("acme-prod", "web", Bench.APP)).containsExactly(before);
    assertThat(bench.updates()).isEqualTo(2);
    assertThat(r.services())
        .extracting(RotationResult.Service::service)
        .containsExactly("api", "billing");
    assertThat(r.services()).allMatch(s -> s.status().equals("done"));
    assertThat(bench.strays(Bench.APP)).containsExactly("qd-old/" + r.operation());
    assertThat(lock.keys).contains(old).hasSize(2);
    assertThat(lock.calls).containsExactly("accept", "test");
    assertThat(r.steps().stream().filter(s -> s.status() == StepEntry.Status.DONE))
        .extracting(StepEntry::step)
        .containsExactly(
            "stage", "verify", "accept", "test", "promote", "settle", "roll", "probe", "recheck",
            "release");
  }

  @Test
  void theOldCredentialIsRetiredAfterItsOverlapAndNotBefore() {
    Lock lock = bench.lock("lock");
    RotationResult r =
        bench.rotate(Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock))).orThrow();
    var early = bench.rotations().retire(r.operation(), false, Progress.NONE);
    assertThat(early.isDone()).isFalse();
    bench.world().advance(Duration.ofMinutes(61));
    RotationResult retired =
        bench.rotations().retire(r.operation(), false, Progress.NONE).then(bench::run).orThrow();
    assertThat(retired.status()).isEqualTo(Status.COMPLETED);
    assertThat(retired.retired()).isTrue();
    assertThat(lock.calls).containsExactly("accept", "test", "retire");
    assertThat(lock.keys).hasSize(1);
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void aCanaryIsRolledAndProbedBeforeTheOthers() {
    Lock lock = bench.lock("lock");
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock)),
                    Bench.options("billing", false)))
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(r.services())
        .extracting(RotationResult.Service::service)
        .containsExactly("billing", "api");
    assertThat(r.steps()).extracting(StepEntry::step).contains("canary");
    bench.allRunWith(Bench.APP, bench.current(Bench.APP), "api", "billing");
  }

  @Test
  void aServiceThatEcsDoesNotDeployIsRefusedBeforeAnythingChanges() {
    Lock lock = bench.lock("lock");
    String before = bench.current(Bench.APP);
    for (String controller : List.of("CODE_DEPLOY", "EXTERNAL")) {
      bench.controlled("billing", controller);
      var refused = bench.rotate(Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock)));
      assertThat(refused).isInstanceOf(Outcome.Failed.class);
      Problem p = ((Outcome.Failed<RotationResult>) refused).problem();
      assertThat(p.sentence()).contains("acme-prod/billing", controller);
    }
    assertThat(bench.current(Bench.APP)).isEqualTo(before);
    assertThat(bench.strays(Bench.APP)).isEmpty();
    assertThat(lock.calls).isEmpty();
    assertThat(bench.updates()).isZero();
  }

  @Test
  void severalKeysOfSeveralSecretsTakeOneRedeploymentForEachService() {
    Lock one = bench.lock("one");
    Lock two = bench.lock("two");
    Lock three = bench.lock("three");
    RotationResult r =
        bench
            .rotate(
                Bench.request(
                    Bench.target(Bench.APP, "STRIPE_SECRET_KEY", one),
                    Bench.target(Bench.APP, "OPENAI_API_KEY", two),
                    Bench.target("acme/prod/signing", null, three)))
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(r.services())
        .extracting(RotationResult.Service::service)
        .containsExactlyInAnyOrder("api", "billing", "worker");
    assertThat(bench.updates()).isEqualTo(3);
    bench.allRunWith(Bench.APP, bench.current(Bench.APP), "api", "billing", "worker");
    bench.allRunWith("acme/prod/signing", bench.current("acme/prod/signing"), "api");
    assertThat(one.calls).containsExactly("accept", "test");
    assertThat(three.calls).containsExactly("accept", "test");
  }

  @Test
  void productionAmongSeveralSecretsDecidesHowCarefullyIsAsked() {
    for (String production : List.of(Bench.APP, "acme/prod/signing")) {
      for (String secret : List.of(Bench.APP, "acme/prod/signing")) {
        String value = secret.equals(production) ? "the-production" : "lab";
        bench
            .console()
            .ports()
            .secretEditor()
            .tag(bench.secret(secret).arn(), Map.of("environment", value))
            .orThrow();
      }
      try (Change<RotationResult> change =
          bench
              .rotations()
              .prepare(
                  Bench.request(
                      Bench.target(Bench.APP, "STRIPE_SECRET_KEY", bench.lock("one")),
                      Bench.target("acme/prod/signing", null, bench.lock("two"))),
                  Progress.NONE)
              .orThrow()) {
        assertThat(change.plan().tags()).containsEntry("environment", "the-production");
      }
    }
  }

  @Test
  void aRecipeOfTwoPhasesIsPromotedAndRolledTwiceAndRetiredByAThird() {
    Lock lock = bench.lock("lock");
    lock.phases = 2;
    lock.between = Duration.ofMinutes(15);
    lock.retiresByVersion = true;
    var start = bench.world().now();
    RotationResult r =
        bench.rotate(Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", lock))).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(bench.updates()).isEqualTo(4);
    assertThat(Duration.between(start, bench.world().now())).isGreaterThan(Duration.ofMinutes(15));
    bench.world().advance(Duration.ofMinutes(61));
    RotationResult retired =
        bench.rotations().retire(r.operation(), false, Progress.NONE).then(bench::run).orThrow();
    assertThat(retired.status()).as("%s", retired.why()).isEqualTo(Status.COMPLETED);
    assertThat(retired.retired()).isTrue();
    assertThat(bench.updates()).isEqualTo(6);
    String now = bench.current(Bench.APP);
    assertThat(bench.value(Bench.APP, now, "STRIPE_SECRET_KEY")).endsWith("-retired");
    bench.allRunWith(Bench.APP, now, "api", "billing");
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void tasksOfACompletedRotationAreNotSuspectedOfTheOldValue() {
    bench
        .rotate(Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", bench.lock("lock"))))
        .orThrow();
    assertThat(bench.console().usage().stale(bench.driven.deadline(), Bench.APP).orThrow().value())
        .as("those that use it were rolled, and web and worker use other keys")
        .isEmpty();
  }

  @Test
  void aProviderThatRotatesByItselfIsFollowedAndNothingElseIsStaged() {
    String before = bench.current("acme/prod/rds-admin");
    RotationResult r =
        bench
            .rotate(
                Bench.request(
                    Bench.target(
                        "acme/prod/rds-admin",
                        null,
                        bench.console().recipes().get("native").orThrow())))
            .orThrow();
    assertThat(r.status()).as("%s %s", r.why(), r.steps()).isEqualTo(Status.COMPLETED);
    assertThat(r.keys().getFirst().oldVersion()).isEqualTo(before);
    assertThat(r.keys().getFirst().newVersion())
        .isEqualTo(bench.current("acme/prod/rds-admin"))
        .isNotEqualTo(before);
    assertThat(bench.strays("acme/prod/rds-admin")).isEmpty();
    assertThat(r.steps()).extracting(StepEntry::step).contains("drive").doesNotContain("stage");
  }

  @Test
  void aHealthEndpointThatTurnsBadTakesTheRotationBack() {
    String before = bench.current(Bench.APP);
    bench.http =
        url ->
            Outcome.failed(new Problem.Unreachable(url.getHost() + " answers 500.", "Look there."));
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", bench.lock("lock"))),
                    new RotationRequest.Options(
                        "billing",
                        false,
                        Duration.ZERO,
                        URI.create("https://app.acme.example.com/health"),
                        Duration.ofMinutes(5),
                        false,
                        false)))
            .orThrow();
    // The endpoint stays bad, and nobody can say that all is as it was.
    assertThat(r.status()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .contains("app.acme.example.com answers 500");
    assertThat(bench.current(Bench.APP)).isEqualTo(before);
    bench.http = url -> Outcome.done("answers 200");
    RotationResult done =
        bench
            .rotations()
            .resume(r.operation(), null, ValueSource.NONE, Progress.NONE)
            .then(bench::run)
            .orThrow();
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.BACKED_OUT);
    bench.allRunWith(Bench.APP, before, "api", "billing");
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }
}
