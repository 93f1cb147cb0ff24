package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Lasting;
import dev.quarterdeck.screen.change.Sheet;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.State;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under way in the window: it is not cut off, and its latest line is in sight. */
class UnderWayTest {
  @TempDir private Path home;

  /** As the window's button does. */
  private static void askToClose(Desk desk) {
    Fx.run(
        () -> {
          WindowEvent asked = new WindowEvent(desk.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
          desk.stage().fireEvent(asked);
        });
    Fx.settle();
  }

  private static boolean at(State s, Sheet.Stage stage) {
    return s.sheet() != null && s.sheet().stage() == stage;
  }

  private static List<SheetLine> shown(State s) {
    return s.sheet() == null ? List.of() : s.sheet().lines();
  }

  @Test
  void ofManyLinesTheLatestIsInSight() {
    List<SheetLine> lines =
        IntStream.rangeClosed(1, 80).mapToObj(i -> SheetLine.of("step " + i)).toList();
    Lasting errand = new Lasting(lines);
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      desk.send(new Msg.Run(errand));
      desk.until("its lines", s -> lines.equals(shown(s)));
      ScrollPane scroll = desk.find("#sheet .scroll-pane", ScrollPane.class);
      assertThat(Fx.call(scroll::getVvalue)).isEqualTo(scroll.getVmax());
      Node last = Fx.call(() -> ((VBox) scroll.getContent()).getChildren().getLast());
      assertThat(
              Fx.call(
                  () ->
                      scroll
                          .localToScene(scroll.getBoundsInLocal())
                          .contains(last.localToScene(last.getBoundsInLocal()))))
          .isTrue();
    } finally {
      errand.end();
    }
  }

  @Test
  void whatIsUnderWayIsNotCutOffByTheWindowsButton() {
    Lasting errand = new Lasting(List.of());
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      desk.send(new Msg.Run(errand));
      desk.until("it is under way", s -> at(s, Sheet.Stage.WORKING));
      askToClose(desk);
      assertThat(desk.closed()).isFalse();
      assertThat(desk.texts()).contains("Something is under way. Stop it first.");
      errand.end();
      desk.until("its end", s -> at(s, Sheet.Stage.OVER));
      askToClose(desk);
      Fx.until("the window to close", desk::closed);
    } finally {
      errand.end();
    }
  }
}
