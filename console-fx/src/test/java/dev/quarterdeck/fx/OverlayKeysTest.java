package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.console.State;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies over the page keeps the keyboard, and Esc closes it wherever one is in it. */
class OverlayKeysTest {
  @TempDir private Path home;

  private static boolean within(Desk desk, String overlay) {
    return Fx.call(
        () -> {
          Node at = desk.scene().getFocusOwner();
          while (at != null && !overlay.equals(at.getId())) {
            at = at.getParent();
          }
          return at != null;
        });
  }

  private static String focused(Desk desk) {
    return Fx.call(() -> String.valueOf(desk.scene().getFocusOwner().getId()));
  }

  private static void goRound(Desk desk, String overlay) {
    for (KeyCode key : new KeyCode[] {KeyCode.TAB, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.UP}) {
      for (int i = 0; i < 5; i++) {
        Hands.press(key);
        assertThat(within(desk, overlay)).as(key + " leaves " + focused(desk)).isTrue();
      }
    }
  }

  @Test
  void tabAndArrowsGoRoundInASheetAndEscapeClosesIt() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.SHIFT, KeyCode.R);
      desk.until("the plan", s -> s.sheet() != null && s.sheet().stage() == Sheet.Stage.CONFIRMING);
      assertThat(focused(desk)).isEqualTo("sheet-button-0");
      Hands.press(KeyCode.RIGHT);
      assertThat(focused(desk)).isEqualTo("sheet-button-1");
      Hands.press(KeyCode.SHIFT, KeyCode.TAB);
      assertThat(focused(desk)).isEqualTo("sheet-button-0");
      goRound(desk, "sheet");
      assertThat(desk.state().sheet()).isNotNull();
      Hands.press(KeyCode.ESCAPE);
      desk.until("no sheet", s -> s.sheet() == null);
    }
  }

  @Test
  void thePaletteTheHelpAndTheCommandLineKeepTheKeysToo() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.CONTROL, KeyCode.K);
      goRound(desk, "palette");
      Hands.press(KeyCode.ESCAPE);
      Hands.press(KeyCode.F1);
      desk.until("help", State::help);
      goRound(desk, "help");
      Hands.press(KeyCode.ESCAPE);
      desk.until("no help", s -> !s.help());
      Hands.press(KeyCode.SHIFT, KeyCode.SEMICOLON);
      desk.until("the command line", s -> s.prompt() instanceof State.Prompt.CommandLine);
      Hands.type("hel");
      Hands.press(KeyCode.TAB);
      desk.until("it is completed", s -> s.prompt().equals(new State.Prompt.CommandLine("help")));
      goRound(desk, "command-bar");
    }
  }

  @Test
  void aPageThatComesToItsLinesBeneathDoesNotTakeThem() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Hands.press(KeyCode.CONTROL, KeyCode.K);
      Fx.run(() -> desk.rows().requestFocus());
      Hands.type("map");
      assertThat(within(desk, "palette")).isTrue();
      assertThat(desk.texts()).contains("Map");
    }
  }
}
