package dev.quarterdeck.audit.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.audit.AuditEntry;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShippingTest {
  private static final Shipping.Place PLACE = new Shipping.Place("1", "eu", "/audit", "mine");

  @TempDir Path temp;
  private AuditLog log;
  private Instant now = Instant.parse("2026-03-10T14:00:00Z");
  private final Group group = new Group();

  /** CloudWatch's side; what it is told to lose happens once. */
  private static final class Group implements LogSink {
    final List<Line> lines = new ArrayList<>();
    final List<List<Line>> batches = new ArrayList<>();
    @Nullable Integer retention;
    boolean stream;
    int loseBefore;
    int loseAfter;
    int hideFor;

    @Override
    public Outcome<LogSink.Group> group(String name) {
      return Outcome.done(new LogSink.Group(retention));
    }

    @Override
    public Outcome<Boolean> makeStream(String name, String streamName) {
      boolean made = !stream;
      stream = true;
      return Outcome.done(made);
    }

    @Override
    public Outcome<Integer> put(String name, String streamName, List<Line> batch) {
      if (--loseBefore == 0) {
        return lost();
      }
      batches.add(batch);
      lines.addAll(batch);
      return --loseAfter == 0 ? lost() : Outcome.done(batch.size());
    }

    private static Outcome<Integer> lost() {
      return Outcome.failed(new Problem.Unreachable("Cut.", "Again."));
    }

    @Override
    public Outcome<List<String>> messages(String name, String streamName, Instant from) {
      return Outcome.done(
          hideFor-- > 0
              ? List.of()
              : lines.stream().filter(l -> !l.at().isBefore(from)).map(Line::message).toList());
    }

    List<Long> seqs() {
      return lines.stream().map(l -> AuditEntry.ofLine(l.message()).orElseThrow().seq()).toList();
    }
  }

  @BeforeEach
  void make() {
    log = new AuditLog(temp.resolve("audit.jsonl"), () -> now);
  }

  private void write(int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(new AuditLog.Event("me", "1", "eu", "secrets.set", "t", null, "done", null))
          .orThrow();
    }
  }

  private Shipping shipping() {
    Pause counted = time -> now = now.plus(time);
    return new Shipping(log, group, temp, InstantSource.fixed(now), counted);
  }

  private static List<Long> upTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(i -> (long) i).toList();
  }

  @Test
  void whatIsNewIsSentAndNothingTwice() {
    write(3);
    assertThat(shipping().waiting(PLACE).orThrow()).isEqualTo(3);
    assertThat(shipping().ship(PLACE).orThrow().sent()).isEqualTo(3);
    assertThat(shipping().ship(PLACE).orThrow().sent()).isZero();
    write(2);
    assertThat(shipping().ship(PLACE).orThrow().sent()).isEqualTo(2);
    assertThat(group.seqs()).isEqualTo(upTo(5));
    assertThat(group.lines.getFirst().message())
        .isEqualTo(log.entries().orThrow().getFirst().line());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aLostAnswerIsLookedUp(int invisibleFor) {
    write(3);
    group.loseAfter = 1;
    assertThat(shipping().ship(PLACE).isDone()).isFalse();
    write(1);
    group.hideFor = invisibleFor;
    Shipping.Result result = shipping().ship(PLACE).orThrow();
    assertThat(result.found()).isEqualTo(3);
    assertThat(result.sent()).isEqualTo(1);
    assertThat(group.seqs()).isEqualTo(upTo(4));
  }

  @Test
  void twoLostAnswersInARowAreLookedUp() {
    write(3);
    group.loseAfter = 1;
    assertThat(shipping().ship(PLACE)).isInstanceOf(Outcome.Failed.class);
    now = now.plusSeconds(60);
    write(2);
    group.loseAfter = 1;
    assertThat(shipping().ship(PLACE)).isInstanceOf(Outcome.Failed.class);
    now = now.plusSeconds(60);
    write(1);
    shipping().ship(PLACE).orThrow();
    assertThat(group.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void whatNeverArrivedIsSentAgain() {
    write(3);
    group.loseBefore = 1;
    assertThat(shipping().ship(PLACE).isDone()).isFalse();
    assertThat(shipping().ship(PLACE).orThrow().sent()).isEqualTo(3);
    assertThat(group.seqs()).isEqualTo(upTo(3));
  }

  @Test
  void aStreamThatWasDeletedIsFilledAgain() {
    write(2);
    shipping().ship(PLACE).orThrow();
    group.stream = false;
    group.lines.clear();
    write(1);
    assertThat(shipping().ship(PLACE).orThrow().sent()).isEqualTo(3);
    assertThat(group.seqs()).isEqualTo(upTo(3));
  }

  @Test
  void withoutItsNotesTheStreamIsAsked() throws IOException {
    write(3);
    shipping().ship(PLACE).orThrow();
    try (Stream<Path> files = Files.list(temp)) {
      for (Path f : files.filter(f -> f.getFileName().toString().startsWith("shipped")).toList()) {
        Files.delete(f);
      }
    }
    write(1);
    assertThat(shipping().ship(PLACE).orThrow().sent()).isEqualTo(1);
    assertThat(group.seqs()).isEqualTo(upTo(4));
  }

  /** CloudWatch refuses what is more than two hours to come. */
  @Test
  void aClockThatWasWrongOnceHoldsNothingUp() {
    Instant right = now;
    now = now.plus(Duration.ofDays(900));
    write(1);
    now = right;
    write(2);
    shipping().ship(PLACE).orThrow();
    assertThat(group.seqs()).isEqualTo(upTo(3));
    assertThat(group.lines)
        .extracting(LogSink.Line::at)
        .isSorted()
        .allMatch(at -> !at.isAfter(now));
  }

  @Test
  void batchesKeepToADayAndLinesToTheirOrderAndWhatTheGroupTakes() {
    write(1);
    now = now.plus(Duration.ofDays(20));
    write(1);
    now = now.plus(Duration.ofHours(30));
    write(1);
    now = now.minus(Duration.ofHours(2));
    write(1);
    now = now.plus(Duration.ofHours(3));
    assertThat(shipping().ship(PLACE).orThrow().batches()).isEqualTo(3);
    List<Instant> times = group.lines.stream().map(LogSink.Line::at).toList();
    assertThat(times).isSorted();
    assertThat(times.getFirst()).isEqualTo(now.minus(Duration.ofDays(13)));
    assertThat(group.seqs()).isEqualTo(upTo(4));
    assertThat(group.batches)
        .allSatisfy(
            b ->
                assertThat(Duration.between(b.getFirst().at(), b.getLast().at()))
                    .isLessThanOrEqualTo(Batches.SPAN));

    group.retention = 1;
    write(1);
    now = now.plus(Duration.ofDays(3));
    shipping().ship(PLACE).orThrow();
    assertThat(group.lines.getLast().at()).isEqualTo(now.minus(Duration.ofHours(23)));
  }

  @Test
  void batchesKeepToTheirSizes() {
    String line = "x".repeat(1000 - Batches.OVERHEAD);
    List<LogSink.Line> many =
        IntStream.range(0, 2500).mapToObj(i -> new LogSink.Line(now, line)).toList();
    assertThat(Batches.of(many)).extracting(List::size).containsExactly(1048, 1048, 404);
    List<LogSink.Line> tiny =
        IntStream.range(0, 25_000).mapToObj(i -> new LogSink.Line(now, "é")).toList();
    assertThat(Batches.of(tiny)).extracting(List::size).containsExactly(10_000, 10_000, 5_000);
    assertThat(Batches.of(List.of())).isEmpty();
  }

  @Test
  void aRecordThatDoesNotHoldOrIsAnotherIsNotSent() throws IOException {
    write(2);
    shipping().ship(PLACE).orThrow();
    Path file = temp.resolve("audit.jsonl");
    String good = Files.readString(file);
    Files.writeString(file, good.replaceFirst("\"done\"", "\"gone\""));
    assertThat(shipping().ship(PLACE)).isInstanceOf(Outcome.Failed.class);
    Files.delete(file);
    now = now.plusSeconds(1);
    write(3);
    assertThat(((Outcome.Failed<?>) shipping().ship(PLACE)).problem().sentence())
        .contains("Another record");
    assertThat(group.lines).hasSize(2);
  }

  /** A chain of hashes alone does not tell that its end is missing, nor that it was made anew. */
  @Test
  void aRecordIsHeldAgainstWhatWasShippedOfIt() throws IOException {
    write(5);
    assertThat(log.verify().orThrow().intact()).isTrue();
    shipping().ship(PLACE).orThrow();
    write(1);
    assertThat(log.verify().orThrow().intact()).isTrue();

    Path file = temp.resolve("audit.jsonl");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, 3));
    AuditLog.Verification cut = log.verify().orThrow();
    assertThat(cut.brokenAt()).isEqualTo(4);
    assertThat(cut.text()).contains("ends with entry 3; 5 were shipped");
    assertThat(log.chain().orThrow().intact()).isTrue();

    Files.delete(file);
    assertThat(log.verify().orThrow().brokenAt()).isEqualTo(1);
    now = now.plusSeconds(1);
    write(6);
    assertThat(log.verify().orThrow().text()).contains("Entry 5 is another than");

    try (Stream<Path> marks = Files.list(temp)) {
      for (Path mark : marks.filter(f -> f.toString().contains("shipped-")).toList()) {
        Files.delete(mark);
      }
    }
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void twoAtOnceAreAConflict() {
    write(1);
    try (Shipped held = Shipped.open(temp, PLACE.key())) {
      assertThat(held.read()).isNull();
      assertThat(((Outcome.Failed<?>) shipping().ship(PLACE)).problem())
          .isInstanceOf(Problem.Conflict.class);
    }
    assertThat(shipping().ship(PLACE).isDone()).isTrue();
  }
}
