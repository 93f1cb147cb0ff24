package dev.quarterdeck.health.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silences, read back. */
class SilenceBookFuzzTest {
  @TempDir private Path folder;

  private Outcome<List<Silence>> read(byte[] bytes) throws IOException {
    Files.write(folder.resolve("a.silence"), bytes);
    return new SilenceBook(folder).in("us-east-1");
  }

  @Test
  void aSilenceIsUnderstoodOrSaidToBeDamaged() {
    Fuzz.of(
            "silences of alarms",
            "arn=arn\\:aws\\:cloudwatch\\:us-east-1\\:1\\:alarm\\:a\nalarm=a\n"
                + "since=2026-01-01T00\\:00\\:00Z\nuntil=2026-01-01T01\\:00\\:00Z\nby=me\n")
        .each(text -> Fuzz.sound(read(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aFileOfAnotherMakingIsDamaged() throws IOException {
    for (byte[] damaged :
        List.of("arn=\\u12".getBytes(StandardCharsets.UTF_8), new byte[] {'a', '=', (byte) 0xff})) {
      assertThat(read(damaged))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              f -> assertThat(f.problem()).isInstanceOf(Problem.Storage.class));
    }
  }
}
