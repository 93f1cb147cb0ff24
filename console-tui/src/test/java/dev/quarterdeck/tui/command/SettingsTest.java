package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.cli.Qds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, regions and the configuration file as they can be wrong. */
class SettingsTest {
  @TempDir Path home;

  private Qds qd() {
    return new Qds()
        .consoles(
            new Consoles(
                Map.of("AWS_EC2_METADATA_DISABLED", "true"),
                new Home(home),
                MfaPrompt.NONE,
                "test"));
  }

  @Test
  void anUnknownProfileSaysSo() {
    Qds.Ended ended =
        qd().run(
                "secrets",
                "list",
                "--profile",
                "no-such-profile",
                "--region",
                "eu-west-1",
                "-o",
                "json");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.json().at("/problem/kind").asString()).isEqualTo("invalid");
    assertThat(ended.err()).contains("no-such-profile").contains("    → ").doesNotContain("Usage:");
  }

  @Test
  void aMalformedConfigurationIsNamedWithItsLine() throws IOException {
    Files.writeString(home.resolve("config.yaml"), "region: eu-west-1\ntimeout: [soon\n");
    Qds.Ended ended = qd().run("health", "--sandbox");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("config.yaml").contains("→");
    Qds.Ended doctor = qd().run("doctor", "-o", "json");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("\"check\":\"configuration\",\"status\":\"fail\"");
  }

  @Test
  void helpAndVersionWorkWhateverTheConfigurationSays() throws IOException {
    Files.writeString(home.resolve("config.yaml"), "{{{{");
    assertThat(qd().run("secrets", "list", "--help").code()).isZero();
    assertThat(qd().run("version").code()).isZero();
    assertThat(qd().run("completion", "bash").code()).isZero();
  }

  @Test
  void aRealSandboxFromTheCompositionRootAnswers() {
    Qds.Ended ended = qd().run("secrets", "stale", "--sandbox=stale-secret", "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().size()).isPositive();
    assertThat(ended.err()).isEmpty();
  }
}
