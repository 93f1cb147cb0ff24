package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
  private final List<TerminalEvent> events = new ArrayList<>();
  private final KeyDecoder decoder = new KeyDecoder(events::add);

  private List<String> keys(String input) {
    events.clear();
    input.chars().forEach(c -> decoder.accept((char) c));
    return names();
  }

  private List<String> names() {
    return events.stream()
        .map(
            e ->
                switch (e) {
                  case TerminalEvent.Pressed(Key key) -> key.toString();
                  case TerminalEvent.Pasted(String text) -> "paste:" + text;
                  default -> e.toString();
                })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "[A, up",
    "OA, up",
    "[1;5C, ctrl-right",
    "[1;3D, alt-left",
    "[1;2B, shift-down",
    "[H, home",
    "[4~, end",
    "[7~, home",
    "[5~, pgup",
    "[6~, pgdn",
    "[3~, delete",
    "[Z, shift-tab",
    "OP, f1",
    "[11~, f1",
    "[[A, f1",
    "[24~, f12",
    "[15;5~, ctrl-f5",
    "[3^, ctrl-delete",
    "[a, shift-up",
    "[114;5u, ctrl-r",
    "x, alt-x",
    "[27u, esc"
  })
  void sequencesOfTerminalsInTheWild(String sequence, String key) {
    assertThat(keys("\033" + sequence)).containsExactly(key);
    assertThat(decoder.patience()).isGreaterThan(1_000);
  }

  @Test
  void charactersControlCharactersAndEmoji() {
    assertThat(keys("jG \u0012\u0003\u001a\r\t\u007f漢🚀"))
        .containsExactly(
            "j",
            "G",
            "space",
            "ctrl-r",
            "ctrl-c",
            "ctrl-z",
            "enter",
            "tab",
            "backspace",
            "漢",
            "🚀");
  }

  @Test
  void aLoneEscapeIsAKeyOnlyAfterAPause() {
    assertThat(keys("\033")).isEmpty();
    assertThat(decoder.patience()).isLessThan(100);
    decoder.pause();
    assertThat(names()).containsExactly("esc");
    assertThat(keys("\033\033")).isEmpty();
    decoder.pause();
    assertThat(names()).containsExactly("esc", "esc");
    assertThat(keys("j")).containsExactly("j");
  }

  @Test
  void altWithABracketIsNotASequence() {
    keys("\033[");
    decoder.pause();
    assertThat(names()).containsExactly("alt-[");
    assertThat(keys("\033\033[A")).containsExactly("alt-up");
  }

  @Test
  void reportsAndUnknownSequencesAreNeverTyped() {
    assertThat(
            keys(
                "\033[?1;2c\033[12;40R\033[I\033[O\033[<0;10;10m\033[<35;1;1M\033[<2;1;1M\033[M\"!!\033]11;rgb:1e1e/1e1e/2e2e\033\\\033]0;x\u0007\033P1$r0m\033\\j"))
        .containsExactly("j");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "[<0;10;3M|Clicked[row=2, column=9]",
        "[<4;1;1M|Clicked[row=0, column=0]",
        "[<0;300;120M|Clicked[row=119, column=299]",
        "[<64;5;5M|Wheeled[by=-1]",
        "[<65;5;5M|Wheeled[by=1]",
        "[M !!|Clicked[row=0, column=0]",
        "[Ma!!|Wheeled[by=1]",
      },
      delimiter = '|')
  void theMouseInBothForms(String report, String event) {
    assertThat(keys("\033" + report + "j")).containsExactly(event, "j");
  }

  @Test
  void brokenMouseReportsAreSwallowed() {
    assertThat(keys("\033[<0;0;5M\033[<;;M\033[<1M\033[<0;99999999999;1Mj")).containsExactly("j");
  }

  @Test
  void aPasteIsOneEvent() {
    assertThat(keys("\033[200~:q\rrm -rf \033[Ax\033[201~k"))
        .containsExactly("paste::q\nrm -rf \033[Ax", "k");
  }

  @Test
  void aPasteIsCutOffRatherThanKeptForEver() {
    keys("\033[200~" + "x".repeat(200_000) + "\033[201~");
    assertThat(names().getFirst()).hasSize("paste:".length() + KeyDecoder.LONGEST_PASTE);
  }

  private List<String> silence() {
    events.clear();
    decoder.pause();
    return names();
  }

  @Test
  void aPasteWhoseEndIsLostIsHandedOverAndLeftByALoneEscapeOrCtrlC() {
    for (String key : List.of("\033", "\003")) {
      assertThat(keys("\033[200~secret\033[20")).isEmpty();
      assertThat(decoder.patience()).isEqualTo(1_000);
      assertThat(silence()).containsExactly("paste:secret");
      assertThat(keys(key)).isEmpty();
      assertThat(decoder.patience()).isLessThan(100);
      assertThat(silence()).containsExactly(key.equals("\003") ? "ctrl-c" : "esc");
      assertThat(keys("jk")).containsExactly("j", "k");
    }
  }

  @Test
  void theRestOfAPasteThatStalledIsNoKeyWhateverItBeginsWith() {
    for (String rest : List.of("q\r", "\033[A", "\003q", "\033q", "\033", "\003")) {
      keys("\033[200~begin");
      assertThat(silence()).containsExactly("paste:begin");
      String end = rest.length() == 1 ? "\033[201~" : " end\033[201~";
      assertThat(keys(rest + end))
          .containsExactly(
              "paste:" + rest.replace('\r', '\n') + end.substring(0, end.length() - 6));
      assertThat(keys("j")).containsExactly("j");
    }
  }

  @Test
  void theEndOfAPasteMayComeLateOrInPieces() {
    keys("\033[200~begin\033[2");
    assertThat(silence()).containsExactly("paste:begin");
    assertThat(keys("01~j")).containsExactly("j");
    keys("\033[200~begin");
    silence();
    assertThat(keys("\033[201~j")).containsExactly("j");
  }

  @Test
  void aMinuteOfSilenceEndsAPaste() {
    keys("\033[200~begin");
    silence();
    assertThat(decoder.patience()).isEqualTo(60_000);
    assertThat(silence()).isEmpty();
    assertThat(keys("j")).containsExactly("j");
  }

  @Test
  void anyInputLeavesTheDecoderUsable() {
    Random random = new Random(9);
    String alphabet = "\033\033[]OP;0123456789~uAZMc\u0007\\<?x$";
    for (int n = 0; n < 2_000; n++) {
      for (int i = 0; i < 20; i++) {
        decoder.accept(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      decoder.pause();
      keys("\033[201~");
      decoder.pause();
      assertThat(keys("j")).containsExactly("j");
    }
  }
}
