package dev.quarterdeck.tui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong command line says what was probably meant, ends with 2 and opens no session. */
class UsageErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "secrts list | There is no command 'qd secrts'. | Did you mean 'secrets'?",
        "secrets lst | 'qd secrets' has no verb 'lst'. | Did you mean 'list'?",
        "secrets list --overdu | has no option '--overdu'. | Did you mean '--overdue'?",
        "secrets list --regoin x | has no option '--regoin'. | Did you mean '--region'?",
        "secrets list extra | does not take 'extra' as well. | See 'qd secrets list --help'.",
        "secrets show | 'qd secrets show' needs NAME. | See 'qd secrets show --help'.",
        "secrets | 'qd secrets' needs a verb: list, show, jwks, usage, stale, reuse, versions | See",
        "health --cluster | needs --cluster NAME. | See 'qd health --help'.",
        "health --timeout soon | --timeout 'soon' is not a span of time. | for example 30s or 2m",
        "health --timeout 0s | --timeout '0s' is not a span of time. | 30s",
        "doctor --region eu-west-1,eu-west-2 | takes one name | Run the command once for each",
        "health --endpoint-url ftp://x | is not an http or https address | http://127.0.0.1:4566",
        "health -o xml | There is no output 'xml' here. | Use -o table, json or csv.",
        "health --sandbox=clam | There is no scenario 'clam'. | Did you mean calm?",
        "health --sandbox --profile x | excludes --profile | Leave out",
        "secrets list --sort price --sandbox | There is no column 'price' | name, age, created",
        "secrets list --tag =x --sandbox | has no key | --tag KEY=VALUE",
        "secrets reveal a b --sandbox | A reveal needs a reason. | --reason",
        "audit list --since yesterday --sandbox | is not a span of time | 30m, 12h or 7d",
        "completion tcsh | no completion for 'tcsh' | bash, zsh, fish",
        "sandbox start --port 70000 | is not a number from 0 to 65535 | 4566",
        "sandbox start --speed 0 | is not a number above 0 | --speed 10",
        "sandbox start --scenario nope | There is no scenario 'nope'. | There are: calm",
        "sandbox start --fault ecs:*=explode | 'explode' is not a fault | SERVICE[:OPERATION]=FAULT[@SHARE]",
        "sandbox start --fault ecs:ListSecrets=deny | no operation ecs:ListSecrets | SERVICE[:OPERATION]",
        "secrets list --filter a --filter b | --filter TEXT is given twice. | Give it once.",
      })
  void saysWhatWasMeant(String line, String sentence, String remedy) {
    Qds.Ended ended = new Qds().run(line.split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("qd: ").contains(sentence).contains("    → ");
    assertThat(ended.err()).contains(remedy).contains("Usage: qd");
  }

  @Test
  void aloneWithoutTerminalPrintsHelpToStderr() {
    Qds.Ended ended = new Qds().run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("Usage: qd").contains("Commands");
  }

  @Test
  void aloneOnATerminalOpensTheFullScreenWithItsOptions() {
    Qds qd =
        new Qds()
            .terminal(80)
            .consoles(
                options ->
                    dev.quarterdeck.kernel.Outcome.failed(
                        dev.quarterdeck.kernel.Problems.interrupted()))
            .fullScreen(
                (consoles, contexts) ->
                    "bad-deploy".equals(contexts.getFirst().sandbox()) ? 0 : 8 + contexts.size());
    assertThat(qd.run("--sandbox=bad-deploy").code()).isZero();
    assertThat(qd.run().code()).isEqualTo(9);
    assertThat(qd.run("--profile", "a,b", "--region", "us-east-1").code())
        .as("two contexts")
        .isEqualTo(10);
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheNounAndTheNearestWins() {
    assertThat(new Qds().run("-o", "json", "sandbox", "scenarios").out()).startsWith("[");
    assertThat(new Qds().run("sandbox", "-o", "json", "scenarios").out()).startsWith("[");
    assertThat(new Qds().run("sandbox", "scenarios", "-ojson").out()).startsWith("[");
    assertThat(new Qds().run("-o", "csv", "sandbox", "scenarios", "-o", "json").out())
        .startsWith("[");
  }

  @Test
  void guiWithoutDesktopOrDisplaySaysSo() {
    Qds.Ended missing = new Qds().run("gui");
    assertThat(missing.code()).isEqualTo(6);
    assertThat(missing.err()).contains("not part of this installation").contains("→");
    Qds.Ended headless = new Qds().desktop((consoles, options) -> 0).run("gui");
    assertThat(headless.err() + headless.code()).contains("no display").endsWith("6");
  }

  @Test
  void guiOpensTheDesktop() {
    Qds qd =
        new Qds()
            .env("DISPLAY", ":0")
            .consoles(
                options ->
                    dev.quarterdeck.kernel.Outcome.failed(
                        dev.quarterdeck.kernel.Problems.interrupted()))
            .desktop(
                (consoles, contexts) -> contexts.getFirst().readOnly() ? contexts.size() - 1 : 10);
    assertThat(qd.run("gui", "--read-only").code()).isZero();
    assertThat(qd.run("gui", "--read-only", "--profile", "a,b").code()).isEqualTo(1);
  }
}
