package dev.quarterdeck.screen.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.tail.Tail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogViewTest {
  private static final Instant AT = Instant.parse("2026-03-10T14:00:00Z");
  private static final LogSource API = new LogSource("prod/api", "/ecs/api", null, null);

  private static LogLine line(int second, String message) {
    return LogLine.of(
        API, new LogEvent("/ecs/api", "s", "e" + second, AT.plusSeconds(second), message), false);
  }

  private static List<LogLine> lines(int from, int to) {
    List<LogLine> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(line(i, (i % 10 == 0 ? "ERROR" : "INFO") + " request " + i));
    }
    return all;
  }

  private static Tailing.News news(
      List<LogLine> lines, long waiting, @Nullable Outcome<Tail.End> end) {
    return new Tailing.News(0, lines, waiting, 0, Tailing.Counts.NONE, "", end);
  }

  private static LogView view(List<LogLine> lines) {
    return LogView.start(null).with(news(lines, 0, null));
  }

  @Test
  void followsTheLastLineUntilSomebodyMoves() {
    LogView v = view(lines(0, 5));
    assertThat(v.index()).isEqualTo(4);
    LogView more = v.with(news(lines(5, 9), 0, null));
    assertThat(more.index()).isEqualTo(8);
    LogView held = more.moved(-3);
    assertThat(held.following()).isFalse();
    assertThat(held.takes()).isFalse();
    assertThat(held.index()).isEqualTo(5);
    assertThat(held.followed(true).index()).isEqualTo(8);
    assertThat(held.moved(-100).index()).isZero();
    assertThat(held.moved(100).index()).isEqualTo(8);
  }

  @Test
  void keepsSoManyAndCountsWhatItLets() {
    LogView v =
        view(lines(0, LogView.MOST)).with(news(lines(LogView.MOST, LogView.MOST + 7), 0, null));
    assertThat(v.lines()).hasSize(LogView.MOST);
    assertThat(v.progress().left()).isEqualTo(7);
    assertThat(LineCounts.of(v)).isEqualTo("100,000 lines, 7 not kept, following");
  }

  @Test
  void aBatchCostsWhatItBringsNotWhatIsHeld() {
    LogView few = view(lines(0, 5_000)).searching("request");
    LogView many = view(lines(0, LogView.MOST)).searching("request");
    List<LogLine> more = lines(LogView.MOST, LogView.MOST + 500);
    for (int i = 0; i < 20; i++) { // what is made once only
      few.with(news(more, 0, null));
      many.with(news(more, 0, null));
    }
    long little = allocated(() -> few.with(news(more, 0, null)));
    long much = allocated(() -> many.with(news(more, 0, null)));
    assertThat(much).as("bytes, against %d of a twentieth", little).isLessThan(little + 10_000);
    LogView next = many.with(news(more, 0, null));
    assertThat(next.lines()).hasSize(LogView.MOST);
    assertThat(next.lines().getFirst()).isEqualTo(many.lines().get(500));
    assertThat(next.lines().getLast()).isEqualTo(more.getLast());
    assertThat(next.hits()).isEqualTo(LogView.MOST);
  }

  private static long allocated(Runnable work) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aHundredThousandAreSearchedLeftOutAndJumpedTo() {
    LogView v = view(lines(0, LogView.MOST));
    assertThat(v.searching("REQUEST 99990").hits()).isEqualTo(1);
    assertThat(v.searching("request 7000").hit(-1).index()).isEqualTo(70_009);
    assertThat(v.toTime(AT.plusSeconds(54_321)).index()).isEqualTo(54_321);
    LogView bad = v.withBad(true).searching("request");
    assertThat(bad.hits()).isEqualTo(LogView.MOST / 10);
    LogView more = bad.with(news(lines(LogView.MOST, LogView.MOST + 2_000), 0, null));
    assertThat(more.shown()).hasSize(LogView.MOST / 10);
    assertThat(more.shown().getFirst().event().message()).isEqualTo("ERROR request 2000");
    assertThat(more.hits()).isEqualTo(LogView.MOST / 10);
    assertThat(more.withBad(false).lines().getFirst().event().message())
        .isEqualTo("ERROR request 2000");
  }

  @Test
  void longLinesAreBoundByTheirLength() {
    String kilo = "x".repeat(1_000);
    List<LogLine> longOnes = new ArrayList<>();
    for (int i = 0; i < LogView.MOST_CHARS / 1_000 + 25; i++) {
      longOnes.add(line(i, kilo));
    }
    LogView v = view(longOnes);
    assertThat(v.progress().left()).isEqualTo(25);
    assertThat(v.lines()).hasSize(longOnes.size() - 25);
    LogView one = view(List.of(line(0, "x".repeat((int) LogView.MOST_CHARS + 1))));
    assertThat(one.lines()).isEmpty();
    assertThat(one.with(news(lines(0, 3), 0, null)).lines()).hasSize(3);
  }

  @Test
  void whatWaitsWhileItIsHeldStillIsSaid() {
    LogView v = view(lines(0, 3)).followed(false).with(news(List.of(), 12, null));
    assertThat(LineCounts.of(v)).isEqualTo("3 lines, 12 wait, paused");
  }

  @Test
  void searchesWithoutRegardToCaseAndStopsAtTheEnds() {
    LogView v = view(lines(0, 35)).searching("error REQUEST");
    assertThat(v.hits()).isEqualTo(4);
    LogView up = v.hit(-1);
    assertThat(up.index()).isEqualTo(30);
    assertThat(up.hit(-1).index()).isEqualTo(20);
    assertThat(up.hit(1).index()).as("no later one").isEqualTo(30);
    assertThat(up.searching("").hit(-1).index()).isEqualTo(30);
  }

  @Test
  void onlyWhatWarnsKeepsThePlace() {
    LogView v = view(lines(0, 35)).moved(-13);
    LogView bad = v.withBad(true);
    assertThat(bad.shown()).hasSize(4);
    assertThat(Objects.requireNonNull(bad.line()).event().message()).isEqualTo("ERROR request 30");
    assertThat(bad.withBad(false).shown()).hasSize(35);
  }

  @Test
  void standsAtATimeAsSoonAsItsLinesAreThere() {
    LogView v = LogView.start(AT.plusSeconds(20)).with(news(lines(0, 10), 0, null));
    assertThat(v.takes()).as("it is still looked for").isTrue();
    LogView there = v.with(news(lines(10, 40), 0, null));
    assertThat(there.following()).isFalse();
    assertThat(Objects.requireNonNull(there.line()).event().at()).isEqualTo(AT.plusSeconds(20));
    LogView short1 =
        v.with(news(List.of(), 0, Outcome.done(new Tail.End(10, 0, 0, 0, 0, List.of(), false))));
    assertThat(short1.index()).as("nothing of it, or later").isEqualTo(9);
    assertThat(short1.progress().over()).isTrue();
  }

  @Test
  void aFailureIsKept() {
    Problem problem = new Problem.Unreachable("Out of reach.", "Check.");
    LogView v = LogView.start(null).with(news(List.of(), 0, Outcome.failed(problem)));
    assertThat(v.progress().problem()).isEqualTo(problem);
    assertThat(v.line()).isNull();
    assertThat(v.moved(3).line()).isNull();
  }

  @Test
  void jsonIsShownByItsMessageAndFields() {
    LogLine json =
        line(1, "{\"level\":\"warn\",\"msg\":\"slow\\u001b[2J\",\"ms\":7,\"o\":{\"a\":1}}");
    assertThat(LineWords.text(json, false)).isEqualTo("slow\ufffd[2J  ms=7  o={\"a\":1}");
    assertThat(LineWords.text(json, true)).startsWith("{\"level\"");
    assertThat(LineWords.text(line(1, "{cut"), false)).isEqualTo("{cut");
    assertThat(LineWords.text(line(1, "a\u001b]0;x\u0007b\n"), false))
        .isEqualTo("a\ufffd]0;x\ufffdb");
  }

  @Test
  void hitsThatComeFromTheNewestBackStandInOrderAndPushNobodyAway() {
    LogView v = LogView.start(LogView.FROM_THE_END).with(news(lines(20, 25), 0, null));
    assertThat(v.index()).isEqualTo(4);
    LogView more = v.with(news(lines(10, 13), 0, null));
    assertThat(more.shown()).isEqualTo(concat(lines(10, 13), lines(20, 25)));
    assertThat(more.line()).as("the newest stays in sight").isEqualTo(line(24, "INFO request 24"));
    LogView held = more.moved(-2);
    assertThat(held.takes()).as("held still, and still searching").isTrue();
    assertThat(held.followed(true).followed(false).takes()).isTrue();
    LogView ended =
        held.with(
            news(lines(0, 3), 0, Outcome.done(new Tail.End(11, 0, 0, 0, 11, List.of(), false))));
    assertThat(ended.line()).isEqualTo(line(22, "INFO request 22"));
    assertThat(ended.shown()).hasSize(11);
    assertThat(ended.progress().over()).isTrue();
    assertThat(LineCounts.of(ended)).isEqualTo("11 lines, all read");
  }

  private static List<LogLine> concat(List<LogLine> one, List<LogLine> other) {
    List<LogLine> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
