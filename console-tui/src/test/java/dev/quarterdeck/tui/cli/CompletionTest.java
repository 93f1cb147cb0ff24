package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void scriptParsesAndKnowsTheCommands(String shell) throws IOException, InterruptedException {
    Qds.Ended ended = new Qds().run("completion", shell);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("# Completion of qd for " + shell);
    assertThat(ended.out()).contains("source <(qd completion " + shell + ")");
    assertThat(ended.out())
        .contains("reveal")
        .contains("--include-deleted")
        .contains("stale-secret");
    Path script = Files.writeString(folder.resolve("qd"), ended.out());
    Process bash =
        new ProcessBuilder("bash", "-n", script.toString()).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void bashCompletesNounsVerbsAndOptions() throws IOException, InterruptedException {
    Path script =
        Files.writeString(folder.resolve("qd"), new Qds().run("completion", "bash").out());
    assertThat(completions(script, "qd sec")).contains("secrets");
    assertThat(completions(script, "qd secrets re")).contains("reveal");
    assertThat(completions(script, "qd secrets list --over")).contains("--overdue");
  }

  private static String completions(Path script, String line)
      throws IOException, InterruptedException {
    String[] words = line.split(" ");
    String program =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_qd; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, line, words.length - 1, line, line.length());
    Process bash = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return said;
  }

  @Test
  void fishHasOneLinePerOptionWithItsQuotesClosed() {
    Qds.Ended ended = new Qds().run("completion", "fish");
    assertThat(ended.code()).isZero();
    assertThat(ended.lines())
        .filteredOn(line -> !line.startsWith("#"))
        .allSatisfy(
            line -> {
              assertThat(line).startsWith("complete -c qd");
              long quotes = line.replace("\\'", "").chars().filter(c -> c == '\'').count();
              assertThat(quotes % 2).as(line).isZero();
            });
    assertThat(ended.out())
        .contains("-l overdue", "-a reveal", "-a 'bash zsh fish'", "-l sandbox -x -a 'calm ");
  }
}
