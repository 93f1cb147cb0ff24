package dev.quarterdeck.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-03-10T14:00:00.123456Z");

  @TempDir Path temp;
  private Path file;
  private AuditLog log;

  @BeforeEach
  void make() {
    file = temp.resolve("home/audit/audit.jsonl");
    log = new AuditLog(file, InstantSource.fixed(NOW));
  }

  static AuditLog.Event event(String target) {
    return new AuditLog.Event(
        "arn:aws:iam::111122223333:user/ada",
        "111122223333",
        "us-east-1",
        "secrets.reveal",
        target,
        "because",
        "done",
        null);
  }

  @Test
  void an_interrupt_during_the_write_loses_no_entry_and_is_handed_back() {
    Thread writer = Thread.currentThread();
    // The clock is asked between the lock and the write.
    AuditLog interrupted =
        new AuditLog(
            file,
            () -> {
              writer.interrupt();
              return NOW;
            });
    AuditEntry first = interrupted.append(event("one")).orThrow();
    assertThat(writer.isInterrupted()).isTrue();
    AuditEntry second = interrupted.append(event("two")).orThrow();
    assertThat(log.entries().orThrow()).containsExactly(first, second);
    assertThat(interrupted.rotate(event("all")).orThrow()).isPresent();
    assertThat(log.verify().orThrow().intact()).isTrue();
    assertThat(log.verify().orThrow().entries()).isEqualTo(3);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void entries_come_back_as_they_were_written() {
    AuditEntry first = log.append(event("acme/prod/app JWT")).orThrow();
    AuditEntry second =
        log.append(new AuditLog.Event("me", "1", "r", "a", "t", null, "intended", "req-1"))
            .orThrow();
    assertThat(log.entries().orThrow()).containsExactly(first, second);
    assertThat(first.seq()).isEqualTo(1);
    assertThat(first.at()).isEqualTo(Instant.parse("2026-03-10T14:00:00.123Z"));
    assertThat(first.previous()).isEqualTo("0".repeat(64));
    assertThat(second.previous()).isEqualTo(first.hash());
    assertThat(second.reason()).isNull();
    assertThat(log.verify().orThrow())
        .isEqualTo(new AuditLog.Verification(2, null, "All 2 entries hold."));
  }

  @Test
  void a_record_that_was_never_written_is_empty_and_intact() {
    assertThat(log.entries().orThrow()).isEmpty();
    assertThat(log.verify().orThrow().intact()).isTrue();
    assertThat(file).doesNotExist();
  }

  @Test
  void the_file_is_the_owner_s_alone() throws IOException {
    log.append(event("t")).orThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (Path folder : List.of(temp.resolve("home"), temp.resolve("home/audit"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @TestFactory
  Stream<DynamicTest> any_tampering_is_found() {
    Map<String, UnaryOperator<List<String>>> tamperings =
        Map.of(
            "a word changed",
            lines -> with(lines, 2, lines.get(2).replace("because", "besides")),
            "a hash changed",
            lines -> with(lines, 2, lines.get(2).replaceFirst("\"hash\":\".", "\"hash\":\"z")),
            "a line removed",
            lines -> without(lines, 2),
            "the first line removed",
            lines -> without(lines, 0),
            "two lines swapped",
            lines -> with(with(lines, 2, lines.get(3)), 3, lines.get(2)),
            "a line twice",
            lines -> with(lines, 3, lines.get(2)),
            "a middle line cut short",
            lines -> with(lines, 2, lines.get(2).substring(0, 40)),
            "a field added",
            lines -> with(lines, 2, lines.get(2).replaceFirst("\\{", "{\"x\":\"y\",")),
            "a blank added",
            lines -> with(lines, 2, lines.get(2) + " "),
            "a carriage return added",
            lines -> with(lines, 2, lines.get(2) + "\r"));
    return tamperings.entrySet().stream()
        .map(
            t ->
                DynamicTest.dynamicTest(
                    t.getKey(),
                    () -> {
                      Files.deleteIfExists(file);
                      for (int i = 0; i < 6; i++) {
                        log.append(event("t" + i)).orThrow();
                      }
                      List<String> lines = Files.readAllLines(file);
                      List<String> changed = t.getValue().apply(new ArrayList<>(lines));
                      assertThat(changed).isNotEqualTo(lines);
                      Files.writeString(file, String.join("\n", changed) + "\n");
                      AuditLog.Verification v = log.verify().orThrow();
                      assertThat(v.intact()).isFalse();
                      assertThat(v.brokenAt()).isBetween(1, 4);
                      assertThat(v.text()).startsWith("Line " + v.brokenAt() + " ");
                    }));
  }

  @Test
  void every_single_byte_counts() throws IOException {
    for (int i = 0; i < 3; i++) {
      log.append(event("tärget " + i)).orThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    int last = whole.length - 1;
    for (int i = 0; i < last; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) 0x80;
      Files.write(file, changed);
      assertThat(log.verify().orThrow().intact()).as("byte %d", i).isFalse();
    }
  }

  @Test
  void a_torn_last_line_is_cut_and_the_chain_goes_on() throws IOException {
    log.append(event("one")).orThrow();
    byte[] line = Files.readAllBytes(file);
    AuditEntry second = log.append(event("zwölf")).orThrow();
    byte[] both = Files.readAllBytes(file);
    for (int cut = line.length + 1; cut < both.length - 1; cut++) {
      Files.write(file, java.util.Arrays.copyOf(both, cut));
      assertThat(log.entries().orThrow()).as("readable when cut at %d", cut).hasSize(1);
      assertThat(log.verify().orThrow().intact()).isFalse();
      assertThat(log.append(event("zwölf")).orThrow()).isEqualTo(second);
      assertThat(log.verify().orThrow().intact()).isTrue();
    }
  }

  @Test
  void an_entry_that_lacks_only_its_line_break_is_kept() throws IOException {
    log.append(event("one")).orThrow();
    log.append(event("two")).orThrow();
    byte[] both = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(both, both.length - 1));
    log.append(event("three")).orThrow();
    assertThat(log.entries().orThrow())
        .extracting(AuditEntry::target)
        .containsExactly("one", "two", "three");
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void a_file_torn_in_its_first_line_starts_anew() throws IOException {
    Files.createDirectories(temp.resolve("home/audit"));
    Files.writeString(file, "{\"seq\":1,\"at\":");
    assertThat(log.append(event("t")).orThrow().seq()).isEqualTo(1);
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void a_stranger_s_file_is_never_continued() throws IOException {
    Files.createDirectories(temp.resolve("home/audit"));
    Files.writeString(file, "my shopping list\n");
    assertStorage(log.append(event("t")));
    assertThat(file).hasContent("my shopping list\n");
  }

  @Test
  void the_longest_reason_fits_and_the_next_entry_follows() {
    String endless = "\"\\\u65e5".repeat(200_000);
    AuditEntry huge =
        log.append(
                new AuditLog.Event(
                    endless, endless, endless, endless, endless, endless, endless, endless))
            .orThrow();
    assertThat(huge.reason()).hasSizeLessThan(10_000).endsWith("…");
    assertThat(log.append(event("next")).orThrow().seq()).isEqualTo(2);
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void hostile_text_stays_on_its_line() throws IOException {
    log.append(event("a\n{\"seq\":2}\u001b[2J\u202e")).orThrow();
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(log.verify().orThrow().intact()).isTrue();
    assertThat(log.entries().orThrow().getFirst().target())
        .isEqualTo("a {\"seq\":2}\ufffd[2J\ufffd");
  }

  @Test
  void what_cannot_be_recorded_is_a_problem_of_storage() throws IOException {
    Files.createDirectories(file);
    assertStorage(log.append(event("t")));
    assertStorage(log.entries());
    Path notAFolder = Files.writeString(temp.resolve("plain"), "x");
    assertStorage(
        new AuditLog(notAFolder.resolve("audit.jsonl"), InstantSource.fixed(NOW))
            .append(event("t")));
    // /dev/full takes no byte: what a full disk answers.
    assertStorage(new AuditLog(Path.of("/dev/full"), InstantSource.fixed(NOW)).append(event("t")));
  }

  @Test
  void threads_share_one_chain() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(
                t ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              AuditLog own = new AuditLog(file, InstantSource.fixed(NOW));
                              awaitQuietly(go);
                              for (int i = 0; i < 25; i++) {
                                own.append(event("t" + t + "-" + i)).orThrow();
                                assertThat(own.verify().orThrow().intact()).isTrue();
                              }
                            }))
            .toList();
    go.countDown();
    for (Thread t : threads) {
      t.join();
    }
    assertThat(log.verify().orThrow())
        .isEqualTo(new AuditLog.Verification(200, null, "All 200 entries hold."));
    assertThat(log.entries().orThrow()).extracting(AuditEntry::target).doesNotHaveDuplicates();
  }

  @Test
  void processes_share_one_chain() throws IOException, InterruptedException {
    List<Process> writers = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      writers.add(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString(),
                  name,
                  "40")
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("out-" + name).toFile())
              .start());
    }
    for (int i = 0; i < 40; i++) {
      log.append(event("here-" + i)).orThrow();
      assertThat(log.verify().orThrow().intact()).isTrue();
    }
    for (Process p : writers) {
      assertThat(p.waitFor()).isZero();
    }
    assertThat(log.verify().orThrow())
        .isEqualTo(new AuditLog.Verification(120, null, "All 120 entries hold."));
  }

  @Test
  void a_write_that_fails_half_way_leaves_nothing_behind()
      throws IOException, InterruptedException {
    log.append(event("before")).orThrow();
    long size = Files.size(file);
    // A file that may not grow beyond so many blocks of 512 bytes, which is in an entry's middle.
    long blocks = size / 512 + 1;
    assertThat(blocks * 512).isLessThan(2 * size);
    Process writer =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f " + blocks + "; exec \"$@\"",
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString(),
                "late",
                "1")
            .redirectErrorStream(true)
            .start();
    String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(writer.waitFor()).as(said).isNotZero();
    assertThat(said).contains("could not be written");
    assertThat(Files.size(file)).as(said).isEqualTo(size);
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  /** Another process that appends. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      AuditLog log = new AuditLog(Path.of(args[0]), InstantSource.fixed(NOW));
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        log.append(event(args[1] + "-" + i)).orThrow();
      }
    }
  }

  private static void assertStorage(Outcome<?> outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f ->
                assertThat(f.problem())
                    .isInstanceOfSatisfying(
                        Problem.Storage.class, p -> assertThat(p.remedy()).contains("QD_HOME")));
  }

  private static List<String> with(List<String> lines, int index, String line) {
    List<String> copy = new ArrayList<>(lines);
    copy.set(index, line);
    return copy;
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> copy = new ArrayList<>(lines);
    copy.remove(index);
    return copy;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
