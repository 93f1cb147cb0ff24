package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.kernel.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The console's settings. */
class ConfigFuzzTest {

  @Test
  void configurationIsReadOrRefused() throws IOException {
    Fuzz.of("config.yaml", example(), "a: {b: [1, 2]}\nc: &x y\nd: *x\n", "- 1\n- 2\n")
        .inFiles()
        .each(text -> Fuzz.sound(ConfigReader.read("config.yaml", text)));
  }

  @Test
  void aWordBeyondTheFirstPlaneIsReadOrRefused() {
    for (int n = 500; n < 2_500; n += 10) {
      Fuzz.sound(ConfigReader.read("config.yaml", "a: {b:" + "\ud83d\ude80".repeat(n)));
    }
  }

  private static String example() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Config.class.getResourceAsStream("config.example.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void spansAreReadOrNone() {
    Fuzz.of("spans of time", "30s", "2m", "1h30m", "off", "90d")
        .each(
            text -> {
              Durations.parse(text);
              Durations.refresh(text);
            });
  }

  @Test
  void whatAProblemQuotesOfTheFileIsCleaned() {
    assertThat(ConfigReader.read("config.yaml", "\"a\\u202e\\e[2J\": 1\n"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> Fuzz.clean(((Outcome.Failed<?>) f).problem().sentence()));
  }
}
