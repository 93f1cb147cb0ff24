package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.rotation.journal.Disk;
import dev.quarterdeck.rotation.journal.Journals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals read back after a crash, a full disk or a person. */
class JournalFuzzTest {
  @TempDir private Path home;

  @Test
  void aJournalIsUnderstoodWholeOrRefused() throws IOException {
    Path folder;
    try (Bench bench = new Bench(home)) {
      assertThat(
              bench
                  .rotate(
                      Bench.request(
                          Bench.target(Bench.APP, "STRIPE_SECRET_KEY", bench.lock("lock"))))
                  .isDone())
          .isTrue();
      folder = bench.console().home().rotations();
    }
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    String id = file.getFileName().toString().replace(".json", "");
    Journals journals = new Journals(folder, Disk.REAL);
    Fuzz.of("rotation journals", Files.readString(file))
        .each(
            text -> {
              Files.write(file, text.getBytes(StandardCharsets.UTF_8));
              Fuzz.sound(journals.find(id));
              journals.list();
            });
  }
}
