package dev.quarterdeck.logs.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.FloodStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {
  private DrivenSandbox on;

  @BeforeEach
  void open(@TempDir Path home) throws IOException {
    on = DrivenSandbox.start(Scenario.EMPTY, home);
  }

  @AfterEach
  void close() {
    on.close();
  }

  private FloodStream flood(String group, int perSecond) {
    World world = on.sandbox().world();
    return world.call(
        () -> world.watch().logs().flood(world.watch().logs().group(group), "s", perSecond));
  }

  private List<LogSource> sources(String... refs) {
    return ((Outcome.Done<dev.quarterdeck.kernel.Listing<LogSource>>)
            on.console().logs().sources().resolve(on.deadline(), List.of(refs)))
        .value()
        .items();
  }

  private Tail.Wish fromNow() {
    return new Tail.Wish(on.console().clock().instant(), null, null);
  }

  @Test
  void pollingGivesEveryLineOfSeveralSourcesOnceInOrder() {
    FloodStream a = flood("/a", 100);
    FloodStream b = flood("/b", 7);
    Ledger ledger = new Ledger(107 * 120);
    Tail.End end =
        on.console().logs().tail(false).run(sources("/a", "/b"), fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 0, a.written() - 500);
    ledger.holds("/b/s", 0, b.written() - 35);
    assertThat(end.unknowns()).isEmpty();
    assertThat(end.late()).as("700 ms on their way are put in order").isZero();
    assertThat(on.sandbox().traffic().of("logs:StartLiveTail")).isZero();
  }

  @Test
  void aLiveTailGivesEveryLineOnceOverTheEndOfItsSession() {
    FloodStream a = flood("/a", 2);
    // The session ends after three hours, and another one begins.
    Ledger ledger =
        new Ledger(2 * 12_600, () -> on.sandbox().traffic().of("logs:StartLiveTail") >= 2);
    Tail.End end = on.console().logs().tail(true).run(sources("/a"), fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 60);
    assertThat(a.written()).isGreaterThan(21_600);
    assertThat(ledger.notes).isEmpty();
    assertThat(end.unknowns()).isEmpty();
    assertThat(on.sandbox().traffic().of("logs:StartLiveTail")).isGreaterThanOrEqualTo(2);
    assertThat(on.sandbox().traffic().of("logs:FilterLogEvents")).isLessThan(1_000);
  }

  @Test
  void whatALiveTailSamplesAwayIsFoundByPolling() {
    FloodStream a = flood("/a", 2_000);
    Ledger ledger = new Ledger(2_000 * 20);
    Tail.End end = on.console().logs().tail(true).run(sources("/a"), fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 10_000);
    assertThat(a.written()).isGreaterThan(40_000);
    assertThat(end.sampled()).isPositive();
    assertThat(ledger.notes).singleElement().asString().contains("500 lines a second", "polling");
  }

  @Test
  void withoutThePermissionForALiveTailItPolls() {
    FloodStream a = flood("/a", 10);
    on.sandbox().fault(FaultRule.parse("logs:StartLiveTail=deny"));
    Ledger ledger = new Ledger(600);
    on.console().logs().tail(true).run(sources("/a"), fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 0, a.written() - 50);
    assertThat(ledger.notes)
        .singleElement()
        .asString()
        .contains("No live tail of /a", "logs:StartLiveTail", "Polling it instead");
  }

  @Test
  void throttledCutAndFailingPollsLoseNothing() {
    FloodStream a = flood("/a", 100);
    on.sandbox().fault(FaultRule.parse("logs:FilterLogEvents=throttle@0.3"));
    on.sandbox().fault(FaultRule.parse("logs:FilterLogEvents=cut-after@0.2"));
    Ledger ledger = new Ledger(100 * 20);
    Tail.End end = on.console().logs().tail(false).run(sources("/a"), fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 0, a.written() - 1_000);
    assertThat(end.unknowns()).isEmpty();
  }

  @Test
  void aSourceThatMayNotBeReadIsNamedAndTheOthersGoOn() {
    FloodStream a = flood("/a", 10);
    LogSource gone = new LogSource("/gone", "/gone", null, null);
    List<LogSource> both = new ArrayList<>(sources("/a"));
    both.add(gone);
    Ledger ledger = new Ledger(300);
    Tail.End end = on.console().logs().tail(false).run(both, fromNow(), ledger).orThrow();
    ledger.holds("/a/s", 0, a.written() - 50);
    assertThat(end.unknowns())
        .singleElement()
        .satisfies(u -> assertThat(u.what()).contains("/gone"));
    assertThat(on.console().logs().tail(false).run(List.of(gone), fromNow(), new Ledger(1)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem()).isInstanceOf(Problem.NotFound.class));
  }

  @Test
  void whatWasWrittenBeforeIsReadToItsEndWithoutFollowing() {
    FloodStream a = flood("/a", 1_000);
    Instant start = on.console().clock().instant();
    on.sandbox().world().advance(Duration.ofSeconds(90));
    Ledger ledger = new Ledger(Long.MAX_VALUE);
    Tail.End end =
        on.console()
            .logs()
            .tail(true)
            .run(sources("/a"), new Tail.Wish(start, start.plusSeconds(60), null), ledger)
            .orThrow();
    ledger.holds("/a/s", 0, 60_000);
    assertThat(end.lines()).isEqualTo(60_000);
    assertThat(a.written()).isEqualTo(90_000);
  }
}
