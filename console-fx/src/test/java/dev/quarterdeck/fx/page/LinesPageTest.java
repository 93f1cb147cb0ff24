package dev.quarterdeck.fx.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.logs.LogView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** However many lines there are, as many cells are made as are in sight. */
class LinesPageTest {
  private static final int MANY = 100_000;
  private static final int IN_SIGHT = 80;
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private static LogLine line(int i) {
    String name = i % 3 == 0 ? "prod/api" : "prod/worker";
    return LogLine.of(
        new LogSource(name, "/ecs/" + name, null, null),
        new LogEvent(
            "/ecs/" + name,
            "stream",
            "id" + i,
            START.plusMillis(i),
            "{\"level\":\"" + (i % 50 == 0 ? "error" : "info") + "\",\"msg\":\"line " + i + "\"}"),
        false);
  }

  private static List<LogLine> lines(int count) {
    List<LogLine> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(line(i));
    }
    return all;
  }

  private static LogView view(List<LogLine> lines, int cursor, boolean following, String search) {
    LogView none = LogView.start(null);
    return new LogView(
        lines, lines, cursor, following, false, false, false, search, 0, null, none.progress());
  }

  private static int cells(Stage stage) {
    return Fx.call(() -> stage.getScene().getRoot().lookupAll(".list-cell").size());
  }

  private record Shown(Stage stage, LinesPage page, List<Msg> sent) implements AutoCloseable {
    static Shown open() {
      List<Msg> sent = new ArrayList<>();
      return Fx.call(
          () -> {
            LinesPage page = new LinesPage(sent::add);
            Stage stage = new Stage();
            stage.setScene(new Scene(page, 900, 700));
            stage.show();
            return new Shown(stage, page, sent);
          });
    }

    void draw(LogView view) {
      Fx.run(() -> page.draw("lines", view, ""));
      Fx.settle();
    }

    ListView<?> list() {
      return Fx.call(() -> (ListView<?>) stage.getScene().lookup("#lines"));
    }

    @Override
    public void close() {
      Fx.run(stage::hide);
    }
  }

  @Test
  void aHundredThousandLinesTakeAsManyCellsAsAreInSight() {
    try (Shown shown = Shown.open()) {
      List<LogLine> all = lines(MANY);
      shown.draw(view(all, 0, true, ""));
      assertThat(shown.list().getItems()).hasSize(MANY);
      assertThat(cells(shown.stage())).isBetween(10, IN_SIGHT);
      for (int at : new int[] {0, MANY / 2, MANY - 1, 17}) {
        shown.draw(view(all, at, false, "line " + at));
        assertThat(cells(shown.stage())).isBetween(10, IN_SIGHT);
        assertThat(Fx.call(() -> shown.list().getSelectionModel().getSelectedIndex()))
            .isEqualTo(at);
      }
    }
  }

  @Test
  void whatComesIsAddedAndWhatLeavesIsTakenAway() {
    try (Shown shown = Shown.open()) {
      List<LogLine> all = lines(1_000);
      shown.draw(view(all.subList(0, 600), 0, true, ""));
      shown.draw(view(all.subList(100, 1_000), 0, true, ""));
      assertThat(Fx.call(() -> List.<Object>copyOf(shown.list().getItems())))
          .isEqualTo(all.subList(100, 1_000));
      shown.draw(view(all.subList(0, 50), 0, true, ""));
      assertThat(Fx.call(() -> List.<Object>copyOf(shown.list().getItems())))
          .isEqualTo(all.subList(0, 50));
      shown.draw(view(List.of(), 0, true, ""));
      assertThat(shown.list().getItems()).isEmpty();
    }
  }
}
