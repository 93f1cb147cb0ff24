package dev.quarterdeck.tui.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.tui.cli.SandboxConsoles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** {@code env exec}: the values are in the child's environment and nowhere else. */
class LentEnvironmentTest {
  private static final String CANARY = "canary-of-the-environment-4Lq8";
  private static final String GOOGLE = "canary-of-google-7Tr2";

  @TempDir private Path folder;
  private Sandbox sandbox;
  private Program qd;

  @BeforeEach
  void open() throws IOException {
    sandbox = Sandbox.start(Sandbox.Options.running(Scenario.CALM));
    qd = new Program(sandbox, folder);
    try (SecretsManagerClient raw = SandboxConsoles.secretsManager(sandbox)) {
      raw.createSecret(
          q ->
              q.name("env/lent")
                  .secretString(
                      "{\"TOKEN\":\"%s\",\"GOOGLE_APPLICATION_CREDENTIALS_JSON\":\"{\\\"k\\\":\\\"%s\\\"}\"}"
                          .formatted(CANARY, GOOGLE)));
    }
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** What the child sees of itself and of the process that started it. */
  private String looking(String then) {
    return """
    cd '%s'
    printf %%s "$TOKEN" >token
    printf %%s "$GOOGLE_APPLICATION_CREDENTIALS" >where
    cat "$GOOGLE_APPLICATION_CREDENTIALS" >google
    ls -ld "$(dirname "$GOOGLE_APPLICATION_CREDENTIALS")" "$GOOGLE_APPLICATION_CREDENTIALS" >modes
    cat /proc/$PPID/cmdline /proc/$PPID/environ /proc/$PPID/task/*/comm >parent
    cat /proc/$$/cmdline >child
    mkfifo never
    %s
    """
        .formatted(folder, then);
  }

  /** {@code never} is read until a signal comes. */
  @ParameterizedTest
  @CsvSource({
    "exit 0, 0",
    "exit 9, 9",
    "kill -KILL $$, 137",
    "kill -TERM $PPID; read x <never, 143",
    "kill -HUP $PPID; read x <never, 129",
  })
  void theChildsEnvironmentIsTheOnlyPlace(String then, int code) throws Exception {
    Program.Ended ended =
        qd.run(
            List.of(), "", "env", "exec", "env/lent", "-v", "--", "/bin/sh", "-c", looking(then));
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(read("token")).isEqualTo(CANARY);
    assertThat(read("google")).contains(GOOGLE);
    assertThat(read("where")).startsWith(qd.temp().toString());
    assertThat(read("modes").lines().map(l -> l.substring(0, 10)))
        .containsExactly("drwx------", "-rw-------");
    assertThat(read("parent")).contains("env/lent");
    assertThat(read("child")).contains("/bin/sh");
    for (String text :
        List.of(read("parent"), read("child"), ended.out(), ended.err().replace('\0', ' '))) {
      assertThat(text).doesNotContain(CANARY, GOOGLE);
    }
    nothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"/nowhere/serve", "/etc/passwd"})
  void aProgramThatDoesNotStartLeavesNothing(String program) throws Exception {
    Program.Ended ended = qd.run(List.of(), "", "env", "exec", "env/lent", "-v", "--", program);
    assertThat(ended.code()).as(ended.err()).isEqualTo(4);
    assertThat(ended.out() + ended.err()).doesNotContain(CANARY, GOOGLE);
    nothingIsLeft();
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(qd.temp())) {
      assertThat(left.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("qd-"));
    }
    try (Stream<Path> files = Files.walk(qd.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("a value in " + file)
            .doesNotContain(CANARY, GOOGLE);
      }
    }
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }
}
