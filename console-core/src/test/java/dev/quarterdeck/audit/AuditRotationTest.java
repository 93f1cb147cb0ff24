package dev.quarterdeck.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record over several files. */
final class AuditRotationTest {
  @TempDir Path temp;
  private Path file;
  private AuditLog log;

  @BeforeEach
  void make() {
    file = temp.resolve("audit.jsonl");
    log = new AuditLog(file, InstantSource.fixed(Instant.parse("2026-03-10T14:00:00Z")));
  }

  private void write(int entries) {
    for (int i = 0; i < entries; i++) {
      log.append(AuditLogTest.event("target " + i)).orThrow();
    }
  }

  private AuditLog.Sealed rotate() {
    return log.rotate(AuditLogTest.event("the record")).orThrow().orElseThrow();
  }

  @Test
  void theChainGoesOnInANewFileAndTheOldOneIsSealed() throws IOException {
    write(3);
    AuditLog.Sealed first = rotate();
    assertThat(first.entries()).isEqualTo(4);
    assertThat(first.file()).hasFileName("audit-0000000001-0000000004.jsonl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
        .isEqualTo("r--------");
    assertThat(file).doesNotExist();
    assertThat(log.verify().orThrow().text()).isEqualTo("All 4 entries hold.");

    write(2);
    AuditEntry next = log.entries().orThrow().get(4);
    assertThat(next.seq()).isEqualTo(5);
    assertThat(next.previous()).isEqualTo(first.seal().hash());
    rotate();
    write(1);
    assertThat(log.verify().orThrow())
        .isEqualTo(new AuditLog.Verification(8, null, "All 8 entries hold, in 3 files."));
    assertThat(log.files().orThrow()).hasSize(3);
  }

  @Test
  void namesOfFilesAreTheSameWhateverDigitsALanguageHas() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      write(1);
      assertThat(rotate().file()).hasFileName("audit-0000000001-0000000002.jsonl");
      write(1);
      assertThat(log.verify().orThrow().text()).isEqualTo("All 3 entries hold, in 2 files.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anEmptyRecordIsNotPutAway() {
    assertThat(log.rotate(AuditLogTest.event("x")).orThrow()).isEmpty();
    write(1);
    rotate();
    assertThat(log.rotate(AuditLogTest.event("x")).orThrow()).isEmpty();
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void aChangeInASealedFileIsFoundAndNamed() throws IOException {
    write(2);
    Path sealed = rotate().file();
    write(2);
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(sealed, Files.readString(sealed).replaceFirst("because", "besides"));
    assertThat(log.verify().orThrow())
        .isEqualTo(
            new AuditLog.Verification(
                0,
                1,
                "Line 1 of audit-0000000001-0000000003.jsonl was changed after it was written."));
    Files.delete(sealed);
    assertThat(log.verify().orThrow().intact()).as("a file is missing").isFalse();
  }

  /** A crash after the seal and before the file was put away. */
  @Test
  void theNextWriterPutsASealedFileAway() throws IOException {
    write(2);
    Path sealed = rotate().file();
    Files.move(sealed, file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(log.verify().orThrow().intact()).isTrue();
    AuditEntry next = log.append(AuditLogTest.event("after")).orThrow();
    assertThat(next.seq()).isEqualTo(4);
    assertThat(sealed).exists();
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(log.verify().orThrow().intact()).isTrue();
  }

  @Test
  void behindASealedFileThatWasCutNothingIsWritten() throws IOException {
    write(2);
    Path sealed = rotate().file();
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("rw-------"));
    String text = Files.readString(sealed);
    Files.writeString(sealed, text.substring(0, text.length() - 1));
    assertThat(log.append(AuditLogTest.event("next")))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().sentence()).contains("could not be written"));
    assertThat(Files.readString(sealed)).isEqualTo(text.substring(0, text.length() - 1));
  }

  @Test
  void whatCannotBeHeldAgainstWhatWasShippedSaysSo() throws IOException {
    write(2);
    Files.writeString(temp.resolve("shipped-0123456789abcdef"), "scribble");
    assertThat(log.verify().orThrow().text())
        .isEqualTo(
            "All 2 entries hold. It is not held against what was shipped:"
                + " shipped-0123456789abcdef cannot be read.");
  }

  @Test
  void linesThatAreNoEntriesAreCounted() throws IOException {
    write(2);
    Files.writeString(file, Files.readString(file) + "nothing of ours\n");
    AuditLog.Contents contents = log.contents().orThrow();
    assertThat(contents.entries()).hasSize(2);
    assertThat(contents.unreadable()).isEqualTo(1);
  }

  @Test
  void writersAndRotationsSideBySideLoseNothing() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outcome<?>>> work = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int n = i;
        work.add(
            n % 10 == 9
                ? () -> new AuditLog(file, InstantSource.system()).rotate(AuditLogTest.event("r"))
                : () ->
                    new AuditLog(file, InstantSource.system()).append(AuditLogTest.event("t" + n)));
      }
      for (Future<Outcome<?>> done : threads.invokeAll(work)) {
        assertThat(done.get().isDone()).isTrue();
      }
    }
    assertThat(log.verify().orThrow().intact()).as(log.verify().orThrow().text()).isTrue();
    assertThat(log.entries().orThrow()).filteredOn(e -> !SealedFiles.seals(e)).hasSize(54);
  }

  @Test
  void queriesLookIntoEveryField() {
    write(2);
    rotate();
    AuditQuery ada = new AuditQuery(null, null, "secrets", "USER/ada", "target 1", "BECAUSE");
    assertThat(log.entries().orThrow().stream().filter(ada))
        .singleElement()
        .extracting(AuditEntry::seq)
        .isEqualTo(2L);
    AuditQuery none =
        new AuditQuery(Instant.parse("2026-03-11T00:00:00Z"), null, null, null, null, null);
    assertThat(log.entries().orThrow().stream().filter(none)).isEmpty();
    AuditQuery kind = new AuditQuery(null, null, "secret", null, null, null);
    assertThat(log.entries().orThrow().stream().filter(kind)).as("no part of a word").isEmpty();
  }
}
