package dev.quarterdeck.tui.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.tui.cli.Qds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class RevealScreenTest extends OnSandbox {
  @Test
  void onATerminalTheValueStandsOnAScreenOfItsOwnAndIsGoneAfterAKey() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Qds.Ended ended =
        qd().terminal(80)
            .terminals(
                () ->
                    new DumbTerminal(
                        "test",
                        "ansi",
                        new ByteArrayInputStream(new byte[] {'q'}),
                        screen,
                        StandardCharsets.UTF_8))
            .run("secrets", "reveal", "acme/prod/app", "JWT_SECRET", "--reason", "x", "--sandbox");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEmpty();
    String shown = screen.toString(StandardCharsets.UTF_8);
    int enter = shown.indexOf("\u001b[?1049h");
    int value = shown.indexOf("demo-jwt-");
    int leave = shown.indexOf("\u001b[2J\u001b[?1049l");
    assertThat(enter).isNotNegative().isLessThan(value);
    assertThat(value).isLessThan(leave);
    assertThat(shown).contains("acme/prod/app · JWT_SECRET", "Any key hides it");
    assertThat(run("audit list --sandbox -o json").out()).contains("JWT_SECRET");
  }

  @Test
  void aTerminalThatCannotBeOpenedPrintsNothing() {
    Qds.Ended ended =
        qd().terminal(80)
            .run("secrets", "reveal", "acme/prod/app", "JWT_SECRET", "--reason", "x", "--sandbox");
    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("terminal").doesNotContain("demo-jwt");
  }
}
