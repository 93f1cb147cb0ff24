package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.BrokenPage;
import dev.quarterdeck.screen.console.Msg;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A defect of ours is told in the window, once, and the window goes on. */
class BrokenPageTest {
  private static final String SAID = "Something went wrong inside Quarterdeck (";

  @TempDir private Path home;

  private static List<String> said(Desk desk) {
    return desk.texts().stream().filter(t -> t.startsWith(SAID)).toList();
  }

  private static void untilSaid(Desk desk, int times) {
    Fx.until(() -> "it to be said; " + desk.texts(), () -> said(desk).size() == times);
  }

  @Test
  void whatCannotBeDrawnIsSaidOnceWithDetailsAndWithoutValues() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      for (int i = 0; i < 2; i++) {
        desk.send(new Msg.Go(new BrokenPage(BrokenPage.Where.DRAWING)));
        untilSaid(desk, 1);
        Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        desk.untilRows();
        assertThat(desk.shownRows()).isNotEmpty();
      }
      assertThat(said(desk).getFirst()).contains("IllegalStateException");
      Hands.click(desk.find(".notice-failure .notice-copy", Button.class));
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString()))
          .contains(SAID, "java.lang.IllegalStateException", BrokenPage.class.getName())
          .doesNotContain(BrokenPage.VALUE);
      Hands.click(desk.find(".notice-failure .icon-button", Node.class));
      assertThat(said(desk)).isEmpty();
    }
  }

  /** As the toolkit does: what a robot's key throws would come back to the robot. */
  private static void press(Desk desk) {
    KeyEvent key =
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F9, false, false, false, false);
    Platform.runLater(() -> Event.fireEvent(desk.scene(), key));
    Fx.settle();
  }

  @Test
  void whatFailsAtAKeyIsSaidToo() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Fx.run(
          () ->
              desk.scene()
                  .addEventFilter(
                      KeyEvent.KEY_PRESSED,
                      e -> {
                        if (e.getCode() == KeyCode.F9) {
                          throw new UnsupportedOperationException(BrokenPage.VALUE);
                        }
                      }));
      press(desk);
      untilSaid(desk, 1);
      press(desk);
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT2);
      desk.until("the secrets", s -> s.page().kind().equals("secrets"));
      assertThat(said(desk)).hasSize(1).first().asString().contains("UnsupportedOperation");
      assertThat(desk.texts()).noneMatch(t -> t.contains(BrokenPage.VALUE));
    }
  }
}
