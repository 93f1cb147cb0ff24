package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.recipe.ValueSource;
import dev.quarterdeck.rotation.run.Parts;
import dev.quarterdeck.rotation.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that are full, broken, held by another, or stopped in their middle. */
final class JournalTest {
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

  private RotationRequest request() {
    return Bench.request(Bench.target(Bench.APP, KEY, bench.lock("lock")));
  }

  private Path folder() {
    return bench.console().home().rotations();
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private static <T> Problem failed(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Failed<T>(Problem problem) -> problem;
      case Outcome.Done<T>(T value) -> throw new AssertionError(String.valueOf(value));
    };
  }

  @Test
  void noValueIsWrittenAnywhere() throws IOException {
    String old = bench.value(Bench.APP, bench.current(Bench.APP), KEY);
    StringBuilder shown = new StringBuilder();
    RotationResult r = bench.rotate(request()).orThrow();
    shown.append(r);
    assertThat(shown).doesNotContain(Lock.CANARY, old);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).anyMatch(f -> f.toString().endsWith("audit.jsonl")).hasSizeGreaterThan(2);
      for (Path f : all) {
        assertThat(new String(Files.readAllBytes(f), StandardCharsets.ISO_8859_1))
            .as(f.toString())
            .doesNotContain(Lock.CANARY, old);
      }
    }
  }

  @Test
  void aFullDiskKeepsARotationFromBeginning() {
    Disk full =
        (file, content) -> {
          throw new IOException("No space left on device");
        };
    String before = bench.current(Bench.APP);
    Problem problem = failed(bench.rotate(bench.rotations(p -> p, full), request(), Progress.NONE));
    assertThat(problem).isInstanceOf(Problem.Storage.class);
    assertThat(problem.sentence()).contains("No space left on device");
    assertThat(bench.current(Bench.APP)).isEqualTo(before);
    assertThat(bench.strays(Bench.APP)).isEmpty();
  }

  /** An interrupt closes the file that is being written: the run pauses, as at any other moment. */
  @Test
  void aStopWhileTheJournalIsWrittenPauses() {
    for (int stopped : List.of(4, 9, 14)) {
      AtomicInteger written = new AtomicInteger();
      Disk interrupted =
          (file, content) -> {
            if (written.incrementAndGet() == stopped) {
              Thread.currentThread().interrupt();
            }
            Disk.REAL.replace(file, content);
          };
      RotationResult r =
          bench.rotate(bench.rotations(p -> p, interrupted), request(), Progress.NONE).orThrow();
      assertThat(Thread.interrupted()).as("at %d", stopped).isTrue();
      assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.PAUSED);
      assertThat(
              bench
                  .rotations()
                  .resume(r.operation(), null, ValueSource.NONE, Progress.NONE)
                  .then(bench::run)
                  .orThrow()
                  .status())
          .isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void aDiskThatFillsUpStopsTheRunAndItCanBeResumed() {
    for (int fails : List.of(3, 8, 15, 22)) {
      AtomicInteger written = new AtomicInteger();
      Disk filling =
          (file, content) -> {
            if (written.incrementAndGet() > fails) {
              throw new IOException("No space left on device");
            }
            Disk.REAL.replace(file, content);
          };
      Problem problem =
          failed(bench.rotate(bench.rotations(p -> p, filling), request(), Progress.NONE));
      assertThat(problem).as("at %d", fails).isInstanceOf(Problem.Storage.class);
      assertThat(problem.remedy()).contains("qd rotations resume");
      Operation op = bench.rotations().list().orThrow().items().getFirst();
      assertThat(op.status()).isEqualTo(Status.RUNNING);
      RotationResult r =
          bench
              .rotations()
              .resume(op.id(), null, ValueSource.NONE, Progress.NONE)
              .then(bench::run)
              .orThrow();
      assertThat(r.status()).as("%s", r.why()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void aBrokenJournalOrOneOfAnotherVersionIsToldAndNeverIgnored() throws IOException {
    bench.rotate(request()).orThrow();
    Path file = only();
    String good = Files.readString(file);
    for (String broken :
        List.of(
            good.substring(0, good.length() / 2),
            good.replaceFirst("\"format\" : 1", "\"format\" : 2"),
            good.replaceFirst("\"original\"|\"caller\"", "\"somebody\""),
            "{}",
            "")) {
      Files.writeString(file, broken);
      String id = file.getFileName().toString().replace(".json", "");
      assertThat(failed(bench.rotations().show(id))).isInstanceOf(Problem.Storage.class);
      assertThat(bench.rotations().list().orThrow().unknowns()).hasSize(1);
      assertThat(failed(bench.rotations().resume(id, null, ValueSource.NONE, Progress.NONE)))
          .isInstanceOf(Problem.Storage.class);
    }
  }

  @Test
  void anInterruptPausesAndTheRunGoesOnLater() {
    AtomicInteger pauses = new AtomicInteger();
    Bench.Between interrupting =
        p ->
            new Parts(
                p.store(),
                p.editor(),
                p.ecs(),
                p.ecsEditor(),
                p.health(),
                p.uses(),
                p.http(),
                p.recipes(),
                p.clock(),
                time -> {
                  if (pauses.incrementAndGet() == 3) {
                    throw new InterruptedException("Ctrl-C");
                  }
                  p.pause().pause(time);
                });
    RotationResult r =
        bench.rotate(bench.rotations(interrupting, Disk.REAL), request(), Progress.NONE).orThrow();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(r.status()).isEqualTo(Status.PAUSED);
    assertThat(r.exit()).isEqualTo(ExitCode.INTERRUPTED);
    long updates = bench.updates();
    RotationResult done =
        bench
            .rotations()
            .resume(r.operation().substring(0, 15), null, ValueSource.NONE, Progress.NONE)
            .then(bench::run)
            .orThrow();
    assertThat(done.status()).as("%s", done.why()).isEqualTo(Status.COMPLETED);
    assertThat(bench.updates()).isEqualTo(updates);
    assertThat(
            failed(bench.rotations().resume(r.operation(), null, ValueSource.NONE, Progress.NONE))
                .sentence())
        .contains("has ended: completed");
  }

  @Test
  void twoProcessesNeverDriveOneOperation() {
    Doom doom = new Doom().counting();
    doom.beforeFirst(
        "update",
        () -> {
          String id = bench.rotations().list().orThrow().items().getFirst().id();
          assertThat(
                  failed(
                          bench
                              .rotations()
                              .resume(id, null, ValueSource.NONE, Progress.NONE)
                              .then(bench::run))
                      .sentence())
              .contains(
                  "Another qd (process " + ProcessHandle.current().pid(),
                  "is carrying out rotation " + id);
        });
    assertThat(
            bench
                .rotate(bench.rotations(doom::between, doom.disk()), request(), Progress.NONE)
                .orThrow()
                .status())
        .isEqualTo(Status.COMPLETED);
  }
}
