package dev.quarterdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path folder;

  private Outcome<Config> read(String text) throws IOException {
    return Config.read(Files.writeString(folder.resolve("config.yaml"), text));
  }

  private static Problem problem(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed<?>) outcome).problem();
  }

  @Test
  void withoutAFileDefaultsHold() {
    assertThat(Config.read(folder.resolve("none")).orThrow()).isEqualTo(Config.DEFAULT);
  }

  @Test
  void anEmptyFileOrOnlyCommentsAreDefaults() throws IOException {
    assertThat(read("  \n").orThrow()).isEqualTo(Config.DEFAULT);
    assertThat(read("# nothing\n").orThrow()).isEqualTo(Config.DEFAULT);
    assertThat(read("---\n").orThrow()).isEqualTo(Config.DEFAULT);
  }

  @Test
  void whatIsSaidOfTheConsoleHolds() throws IOException {
    Config config =
        read("console:\n  theme: color-blind\n  refresh: off\n  mouse: false\n").orThrow();
    assertThat(config.console())
        .isEqualTo(new Config.Screen(Theme.COLOUR_BLIND, Duration.ZERO, false));
    assertThat(read("console:\n  theme: light\n").orThrow().console())
        .isEqualTo(new Config.Screen(Theme.LIGHT, Duration.ofSeconds(5), true));
  }

  @Test
  void theExampleShowsEveryKeyAndIsValid() throws IOException {
    String example;
    try (var in = Config.class.getResourceAsStream("config.example.yaml")) {
      assertThat(in).isNotNull();
      example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Config config = read(example).orThrow();
    assertThat(config.profile()).isEqualTo("acme-staging");
    assertThat(config.region()).isEqualTo("eu-central-1");
    assertThat(config.endpointUrl()).hasToString("http://127.0.0.1:4566");
    assertThat(config.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.overdueDaysByName()).containsEntry("acme/prod/*", 60);
    assertThat(config.overdueDaysTag()).isEqualTo("quarterdeck:rotate-after-days");
    assertThat(config.probes())
        .containsExactly(
            new Config.Probe(
                "acme-prod/api",
                java.net.URI.create("https://api.acme.example.com/health/ready"),
                true),
            new Config.Probe(
                "acme-prod/web",
                java.net.URI.create("https://www.acme.example.com/api/health/ready"),
                false));
    assertThat(config.console())
        .isEqualTo(new Config.Screen(Theme.AUTO, Duration.ofSeconds(5), true));
    assertThat(config.environments()).hasSize(2);
    assertThat(config.environments().getFirst().production()).isTrue();
    assertThat(config.environments().getFirst().match().account()).isEqualTo("123456789012");
    for (var component : Config.class.getRecordComponents()) {
      assertThat(example).contains("\n" + component.getName() + ":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region: eu-central-1\\nregoin: x | line 2 | Did you mean `region`",
        "overdueDays: soon | line 1 | whole number",
        "\\n\\nreadOnly: 'yes' | line 3 | true or false",
        "timeout: [1] | line 1 | one value",
        "timeout: fortnight | line 1 | 30s",
        "endpointUrl: ftp://x | line 1 | http",
        "region: '../evil' | line 1 | eu-central-1",
        "profile: a\\nprofile: b | line 2 | that line",
        "- a\\n- b | line 1 | config.example",
        "environments: 7 | line 1 | - match",
        "environments:\\n  - label: x | line 2 | both",
        "environments:\\n  - label: x\\n    match: { account: 12 } | line 3 | 12 digits",
        "console:\\n  theme: pink | line 2 | high-contrast",
        "console:\\n  refresh: 10ms | line 2 | 5s, 1m",
        "console:\\n  mouse: perhaps | line 2 | true or false",
        "console:\\n  rows: 3 | line 2 | mouse, refresh, theme",
        "a: b: c | line 1 | that line",
        "profile: \"open | line 1 | that line",
        "\\tprofile: x | line 1 | spaces"
      })
  void whatIsWrongIsNamedWithItsLine(String text, String where, String remedy) throws IOException {
    Problem problem = problem(read(text.replace("\\n", "\n").replace("\\t", "\t")));
    assertThat(problem).isInstanceOf(Problem.Invalid.class);
    assertThat(problem.sentence()).contains("config.yaml").contains(where);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void bytesThatAreNoTextAreInvalid() throws IOException {
    Path file =
        Files.write(folder.resolve("config.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(problem(Config.read(file))).isInstanceOf(Problem.Invalid.class);
    assertThat(problem(Config.read(folder))).isInstanceOf(Problem.Storage.class);
  }
}
