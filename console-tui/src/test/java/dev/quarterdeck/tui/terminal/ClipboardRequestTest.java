package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipboardRequestTest {
  private static String written(ClipboardRequest request, String text) {
    return new String(request.bytes(text).orElse(new byte[0]), StandardCharsets.US_ASCII);
  }

  @Test
  void aTerminalThatKnowsHowIsAsked() {
    ClipboardRequest request = new ClipboardRequest(Map.of(), "xterm-256color");
    assertThat(written(request, "arn:x")).isEqualTo("\033]52;c;YXJuOng=\007");
    assertThat(request.hint("arn:x")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "vt100", "vt220"})
  void oneThatDoesNotIsLeftAloneAndTheTextIsShown(String type) {
    ClipboardRequest request = new ClipboardRequest(Map.of(), type);
    assertThat(written(request, "arn:x")).isEmpty();
    assertThat(request.hint("arn:x")).contains("no clipboard", "arn:x");
  }

  @Test
  void tmuxMayWithholdIt() {
    ClipboardRequest request = new ClipboardRequest(Map.of("TMUX", "/tmp/t,1,0"), "screen");
    assertThat(written(request, "a")).isEqualTo("\033]52;c;YQ==\007");
    assertThat(request.hint("a")).contains("set-clipboard on");
  }

  @Test
  void screenHandsOnWhatIsWrappedInPieces() {
    ClipboardRequest request = new ClipboardRequest(Map.of("STY", "1.pts"), "screen");
    String out = written(request, "x".repeat(400));
    assertThat(out.split("\033P", -1)).hasSizeGreaterThan(3);
    assertThat(out.replace("\033P", "").replace("\033\\", ""))
        .startsWith("\033]52;c;")
        .endsWith("\007");
  }

  @Test
  void whatIsTooLongIsSaidToBe() {
    ClipboardRequest request = new ClipboardRequest(Map.of(), "xterm");
    assertThat(written(request, "x".repeat(60_000))).isEmpty();
    assertThat(request.hint("x".repeat(60_000))).contains("too long");
  }
}
