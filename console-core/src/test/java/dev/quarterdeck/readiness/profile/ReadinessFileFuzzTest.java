package dev.quarterdeck.readiness.profile;

import dev.quarterdeck.fuzz.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A team's own answers. */
class ReadinessFileFuzzTest {

  @Test
  void answersAreReadOrRefused() throws IOException {
    String example;
    try (InputStream in =
        Objects.requireNonNull(
            ReadinessFile.class.getResourceAsStream(
                "/dev/quarterdeck/readiness/readiness.example.yaml"))) {
      example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Fuzz.of(
            "readiness.yaml",
            example,
            "answers:\n  load-test:\n    status: pass\n    by: me\n    at: 2026-01-01\n")
        .inFiles()
        .each(text -> Fuzz.sound(ReadinessFile.parse("readiness.yaml", text)));
  }
}
