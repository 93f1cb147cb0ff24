package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.report.CompromiseReport;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import dev.quarterdeck.secrets.Reuse;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.session.EnvironmentLabel;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that others know: replaced at once, with a proof. */
final class CompromiseTest {
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
  void theOldValueIsRevokedAtOnceAndProvenToBeGone() {
    String before = bench.current(Bench.APP);
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, "JWT_SECRET", bench.lock("lock"))),
                    Bench.options(null, true)))
            .orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    assertThat(r.retired()).isTrue();
    assertThat(r.retireAfter()).isNull();
    CompromiseReport report = Objects.requireNonNull(r.report());
    assertThat(report.holding()).isEmpty();
    assertThat(report.pinned()).isEmpty();
    assertThat(report.unknowns()).isEmpty();
    assertThat(report.clean()).isTrue();
    assertThat(report.tasksChecked()).isEqualTo(3);
    assertThat(report.alsoThere())
        .containsExactly(new Reuse.Place("acme/staging/app", "JWT_SECRET"));
    assertThat(report.oldVersions())
        .containsExactly(
            new CompromiseReport.OldVersion(Bench.APP, before, List.of("AWSPREVIOUS")));
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  @Test
  void whoIsPinnedToTheOldVersionSpoilsTheProof() {
    Lock lock = bench.lock("lock");
    var change =
        bench
            .rotations()
            .prepare(
                new RotationRequest(
                    List.of(Bench.target("acme/prod/redis-url", null, lock)),
                    Bench.options(null, true)),
                Progress.NONE)
            .orThrow();
    assertThat(change.plan().notes())
        .anyMatch(n -> n.contains("acme-prod/worker worker REDIS_URL is pinned to version"));
    RotationResult r = bench.run(change).orThrow();
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    CompromiseReport report = Objects.requireNonNull(r.report());
    assertThat(report.clean()).isFalse();
    assertThat(report.pinned())
        .extracting(CompromiseReport.Pinned::service)
        .containsExactly("worker");
  }

  @Test
  void theReportNamesWhatARuleStartsWithTheNewValue() {
    RotationResult r =
        bench
            .rotate(
                new RotationRequest(
                    List.of(Bench.target(Bench.APP, "PINECONE_API_KEY", bench.lock("lock"))),
                    Bench.options(null, true)))
            .orThrow();
    CompromiseReport report = Objects.requireNonNull(r.report());
    assertThat(report.scheduled())
        .singleElement()
        .asString()
        .contains("acme-prod-nightly", "acme-prod-worker:1", "next start takes the new value");
    assertThat(report.clean()).as("%s", report).isTrue();
  }

  @Test
  void servicesWithStaleTasksAreRedeployedOnceAndTheOthersNot() {
    String mine = bench.edit(Bench.APP, "STRIPE_SECRET_KEY", "demo-edited");
    var change =
        bench
            .rotations()
            .redeployStale(Bench.APP, List.of("api", "billing"), false, Progress.NONE)
            .orThrow();
    assertThat(change.plan().steps()).hasSize(2);
    assertThat(change.plan().tags()).containsEntry("environment", "production");
    Redeployed done = bench.run(change).orThrow();
    assertThat(done.services()).allMatch(s -> s.status().equals("done")).hasSize(2);
    assertThat(done.left()).isEmpty();
    assertThat(bench.updates()).isEqualTo(2);
    bench.allRunWith(Bench.APP, mine, "api", "billing");
    assertThat(
            bench
                .rotations()
                .redeployStale(Bench.APP, List.of("api"), false, Progress.NONE)
                .orThrow()
                .plan()
                .isEmpty())
        .isTrue();
  }

  @Test
  void aServiceThatEcsDoesNotDeployIsRefusedInThePlan() {
    bench.edit(Bench.APP, "STRIPE_SECRET_KEY", "demo-edited");
    bench.controlled("billing", "EXTERNAL");
    Rotations rotations = bench.rotations();
    Outcome<?> refused = rotations.redeployStale(Bench.APP, List.of(), false, Progress.NONE);
    assertThat(refused).isInstanceOf(Outcome.Failed.class);
    Problem problem = ((Outcome.Failed<?>) refused).problem();
    assertThat(problem.sentence()).contains("acme-prod/billing (EXTERNAL)");
    assertThat(problem.remedy()).contains("--service");
    assertThat(bench.updates()).isZero();
    var others = rotations.redeployStale(Bench.APP, List.of("api"), false, Progress.NONE).orThrow();
    assertThat(others.plan().steps()).hasSize(1);
  }

  @Test
  void servicesWhoseTagsCannotBeReadCountAsProduction() {
    bench.edit(Bench.APP, "STRIPE_SECRET_KEY", "demo-edited");
    var change =
        blindRotations()
            .redeployStale(Bench.APP, List.of("billing"), false, Progress.NONE)
            .orThrow();
    assertThat(change.plan().tags()).containsAllEntriesOf(EnvironmentLabel.UNREAD);
    assertThat(change.plan().notes()).anyMatch(n -> n.contains("what deploys the services"));
  }

  @Test
  void aRedeploymentThatMayNotBeWatchedIsSaidAtOnceAndNotWaitedFor() {
    bench.edit(Bench.APP, "STRIPE_SECRET_KEY", "demo-edited");
    var began = bench.world().now();
    Rotations rotations = blindRotations();
    Redeployed done =
        bench
            .run(rotations.redeployStale(Bench.APP, List.of("api"), false, Progress.NONE).orThrow())
            .orThrow();
    assertThat(done.services()).singleElement().matches(s -> s.status().equals("unknown"));
    assertThat(done.exit()).isEqualTo(ExitCode.BAD);
    assertThat(done.unknowns()).anyMatch(u -> "ecs:DescribeServices".equals(u.permission()));
    assertThat(Duration.between(began, bench.world().now())).isLessThan(Duration.ofMinutes(1));
  }

  private Rotations blindRotations() {
    return bench.rotations(
        p ->
            new Parts(
                p.store(),
                p.editor(),
                blind(p.ecs()),
                p.ecsEditor(),
                p.health(),
                p.uses(),
                p.http(),
                p.recipes(),
                p.clock(),
                p.pause()),
        Disk.REAL);
  }

  private static Ecs blind(Ecs ecs) {
    return (Ecs)
        Proxy.newProxyInstance(
            Ecs.class.getClassLoader(),
            new Class<?>[] {Ecs.class},
            (proxy, method, args) ->
                method.getName().equals("services") && args.length == 2
                    ? Outcome.failed(
                        new Problem.Denied(
                            "Not allowed.", "Allow it.", "ecs:DescribeServices", null))
                    : method.invoke(ecs, args));
  }
}
