package dev.quarterdeck.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever arrives on the terminal's input. */
class KeyDecoderFuzzTest {
  @Test
  void inputOfAnyKindLeavesTheKeysUsable() {
    Fuzz.of(
            "terminal input",
            "j\033[A\033[1;5C\033OP\033[15;5~\033[114;5u",
            "\033[<0;10;3M\033[M !!\033[<64;5;5m",
            "\033[200~pasted\r\033[Ax\033[201~k",
            "\033]11;rgb:0000/0000/0000\007\033P1$r0m\033\\",
            "\u6f22\ud83d\ude80\u0003\u007f")
        .each(
            text -> {
              List<TerminalEvent> events = new ArrayList<>();
              KeyDecoder decoder = new KeyDecoder(events::add);
              text.chars().forEach(c -> decoder.accept((char) c));
              decoder.pause();
              "\033[201~".chars().forEach(c -> decoder.accept((char) c));
              decoder.pause();
              events.clear();
              decoder.accept('j');
              assertThat(events).hasSize(1);
            });
  }
}
