package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.screen.logs.LinePage;
import dev.quarterdeck.screen.logs.LogView;
import dev.quarterdeck.screen.logs.LogsPage;
import dev.quarterdeck.screen.metrics.MetricsPage;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines by keyboard, and from a chart to the lines of a minute. */
class LogsTest {
  @TempDir private Path home;

  private static LogView view(State s) {
    return Objects.requireNonNull(s.place().lines());
  }

  private static void toLines(Desk desk) {
    desk.untilRows();
    Hands.press(KeyCode.L);
    desk.until("lines", s -> s.place().lines() != null && view(s).shown().size() > 5);
  }

  @Test
  void theKeysMoveHoldAndOpenLines() {
    try (Desk desk = Desk.onSandbox("noisy-errors", home)) {
      toLines(desk);
      assertThat(Fx.call(() -> desk.find("#lines", ListView.class).isFocused())).isTrue();
      assertThat(view(desk.state()).following()).isTrue();
      Hands.press(KeyCode.UP);
      desk.until("a line", s -> !view(s).following());
      int at = view(desk.state()).index();
      Hands.press(KeyCode.UP);
      desk.until("the line above", s -> view(s).index() == at - 1);
      Hands.press(KeyCode.HOME);
      desk.until("the first line", s -> view(s).index() == 0);
      Hands.press(KeyCode.END);
      desk.until("the lines that come", s -> view(s).following());
      Hands.press(KeyCode.P);
      desk.until("a halt", s -> !view(s).following());
      Hands.press(KeyCode.ENTER);
      desk.until("the line", s -> s.page() instanceof LinePage);
      Hands.press(KeyCode.ESCAPE);
      desk.until("the lines", s -> s.page() instanceof LogsPage);
    }
  }

  @Test
  void escapeEmptiesTheSearchThatItEnds() {
    try (Desk desk = Desk.onSandbox("noisy-errors", home)) {
      toLines(desk);
      Hands.press(KeyCode.SLASH);
      Hands.type("card");
      desk.until("the search", s -> view(s).search().equals("card"));
      Hands.press(KeyCode.ESCAPE);
      desk.until("no search", s -> view(s).search().isEmpty());
      assertThat(Fx.call(() -> desk.find("#lines-search", TextField.class).getText())).isEmpty();
      assertThat(desk.state().page()).isInstanceOf(LogsPage.class);
    }
  }

  @Test
  void aClickOnAChartLeadsToTheLinesOfThatMinute() {
    try (Desk desk = Desk.onSandbox("noisy-errors", home)) {
      desk.untilRows();
      Hands.press(KeyCode.M);
      desk.until(
          "charts", s -> s.page() instanceof MetricsPage && desk.has(".chart-plot .chart-line"));
      Hands.click(desk.find(".chart-plot", Node.class));
      desk.until("lines around it", s -> s.page() instanceof LogsPage p && p.around() != null);
      assertThat(desk.state().page().title()).contains("around");
    }
  }
}
