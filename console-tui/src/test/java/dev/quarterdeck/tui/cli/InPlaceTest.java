package dev.quarterdeck.tui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.Qd;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program run in qd's place, by a real process of its own: signals, code, what is left. */
@Timeout(120)
class InPlaceTest {
  @TempDir private Path folder;

  private Process start(String script) throws IOException {
    return start("exec \"$@\"", "abc", script);
  }

  /** {@code before}: a shell's line that starts its arguments. */
  private Process start(String before, String token, String script) throws IOException {
    Path file = folder.resolve(".env");
    Files.writeString(
        file,
        "TOKEN="
            + token
            + "\nGOOGLE_APPLICATION_CREDENTIALS_JSON='{\"type\":\"service_account\"}'\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            before,
            "sh",
            // Whoever runs the tests may ignore signals, as nohup does, and that is inherited.
            "/usr/bin/env",
            "--default-signal=HUP,INT,TERM,USR1,USR2",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Qd.class.getName(),
            "env",
            "exec",
            "--file",
            file.toString(),
            "--",
            "/bin/sh",
            "-c",
            script);
    builder.environment().put("QD_HOME", folder.resolve("home").toString());
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("qd-"));
    }
  }

  /** In the locale C a JVM reads and writes ASCII only. */
  @Test
  void whatTheLocaleCannotReadStaysAsItIsAndIsNeverReplaced() throws Exception {
    String locale = "X=$(printf '\\303\\244') LC_ALL=C; export X LC_ALL; exec \"$@\"";
    Process inherited = start(locale, "abc", "test \"$X\" = \"$(printf '\\303\\244')\" && exit 46");
    assertThat(inherited.waitFor()).isEqualTo(46);
    Process refused = start(locale, "p\u00e4", "exit 47");
    String said = new String(refused.getErrorStream().readAllBytes(), UTF_8);
    assertThat(refused.waitFor()).as(said).isEqualTo(2);
    assertThat(said).contains("TOKEN", "LC_ALL=C.UTF-8");
    nothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 41", "HUP, 42", "INT, 43", "USR1, 44", "USR2, 45"})
  void aSignalReachesTheProgramWhichDecides(String signal, int code) throws Exception {
    Process qd =
        start(
            "trap 'echo TERM; exit 41' TERM; trap 'echo HUP; exit 42' HUP;"
                + " trap 'echo INT; exit 43' INT; trap 'echo USR1; exit 44' USR1;"
                + " trap 'echo USR2; exit 45' USR2; echo up; while :; do /bin/sleep 0.05; done");
    BufferedReader out = qd.inputReader();
    assertThat(out.readLine()).isEqualTo("up");
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + qd.pid()).start().waitFor();
    assertThat(out.readLine()).isEqualTo(signal);
    assertThat(qd.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(qd.exitValue()).isEqualTo(code);
    nothingIsLeft();
  }

  @Test
  void stdinAndTheEnvironmentAreTheProgramsAndASignalsEndIsTold() throws Exception {
    Process qd = start("echo $TOKEN; cat; kill -9 $$");
    try (var in = qd.getOutputStream()) {
      in.write("typed\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(qd.inputReader().lines()).containsExactly("abc", "typed");
    assertThat(qd.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(qd.exitValue()).isEqualTo(137);
    nothingIsLeft();
  }
}
