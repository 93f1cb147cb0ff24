package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of health that is not all there, or not all the time. */
final class ProbingTest {
  @TempDir Path home;
  private Bench bench;
  private boolean probing;

  @BeforeEach
  void start() {
    bench = new Bench(home);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** From the probe on, health is what {@code seen} makes of it, until the way back begins. */
  private RotationResult rotate(UnaryOperator<HealthReport> seen) {
    Bench.Between between =
        p ->
            new Parts(
                p.store(),
                p.editor(),
                p.ecs(),
                p.ecsEditor(),
                refs -> p.health().apply(refs).map(r -> probing ? seen.apply(r) : r),
                p.uses(),
                p.http(),
                p.recipes(),
                p.clock(),
                p.pause());
    Progress progress =
        new Progress() {
          @Override
          public void step(StepEntry step) {
            probing = step.step().equals("probe") && step.status() == StepEntry.Status.STARTED;
          }

          @Override
          public void rolling(List<Counts> services) {}
        };
    return bench
        .rotate(
            bench.rotations(between, dev.quarterdeck.rotation.journal.Disk.REAL),
            Bench.request(Bench.target(Bench.APP, "STRIPE_SECRET_KEY", bench.lock("lock"))),
            progress)
        .orThrow();
  }

  @Test
  void aServiceThatCouldNotBeReadIsNotTakenForWell() {
    RotationResult r =
        rotate(
            report -> {
              List<ServiceHealth> some = new ArrayList<>(report.services());
              some.removeIf(s -> s.service().equals("billing"));
              assertThat(some).isNotEmpty();
              return new HealthReport(
                  null,
                  null,
                  report.asOf(),
                  Verdict.UNKNOWN,
                  some,
                  List.of(
                      new Unknown("10 services", "Amazon ECS kept asking to slow down.", null)));
            });
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.PAUSED);
    assertThat(Objects.requireNonNull(r.why()).sentence())
        .contains("Nobody can tell", "acme-prod/billing: it could not be read", "slow down");
  }

  @Test
  void troubleThatComesAndGoesIsNoSoakAndEndsTheWaiting() {
    int[] looks = {0};
    var began = bench.world().now();
    RotationResult r = rotate(report -> looks[0]++ % 2 == 0 ? report : sick(report));
    assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.BACKED_OUT);
    assertThat(Objects.requireNonNull(r.why()).sentence()).contains("errors come and go");
    assertThat(Duration.between(began, bench.world().now())).isLessThan(Duration.ofMinutes(40));
  }

  private static HealthReport sick(HealthReport report) {
    Reason reason = new Reason("errors", Reason.Severity.WARNING, "errors come and go", null, null);
    return new HealthReport(
        null,
        null,
        report.asOf(),
        Verdict.DEGRADED,
        report.services().stream()
            .map(
                s ->
                    new ServiceHealth(
                        s.cluster(),
                        s.service(),
                        s.arn(),
                        Verdict.DEGRADED,
                        List.of(reason),
                        s.desired(),
                        s.running(),
                        s.pending(),
                        s.taskDefinition(),
                        s.rollout(),
                        s.targets(),
                        s.alarms(),
                        s.changes(),
                        s.evidence(),
                        s.updatedAt()))
            .toList(),
        List.of());
  }
}
