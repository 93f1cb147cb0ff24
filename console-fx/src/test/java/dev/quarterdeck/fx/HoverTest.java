package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.chart.LanesPlot;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.changes.ChangesPage;
import dev.quarterdeck.screen.console.Section;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said under the mouse can be read. */
class HoverTest {
  private static final String PER_MINUTE = " requests a minute";

  @TempDir private Path home;

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }

  @Test
  void theWordsOfTheTimeLineLieOverWhatStandsBelowIt() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.untilRows();
      Hands.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      desk.untilRows();
      desk.until("entries", s -> s.page() instanceof ChangesPage && desk.has(".lane-dot"));
      Node dot = desk.find(".lane-dot", Node.class);
      Hands.hover(dot);
      Label tip = desk.find(".lanes .chart-tip", Label.class);
      assertThat(tip.isVisible()).isTrue();
      Node section = Fx.call(() -> desk.scene().lookup(".list-above > .section"));
      Node rows = desk.rows();
      assertThat(section.getViewOrder()).isNegative();
      assertThat(section.getParent().getViewOrder()).isLessThan(rows.getViewOrder());
      Fx.run(
          () -> {
            Point2D middle = new Point2D(inScene(rows).getCenterX(), inScene(rows).getCenterY());
            new javafx.scene.robot.Robot().mouseMove(rows.localToScreen(rows.sceneToLocal(middle)));
          });
      Fx.settle();
      assertThat(section.getViewOrder()).isZero();
    }
  }

  @Test
  void atTheLowerEdgeTheWordsOfTheTimeLineStandAbove() {
    Instant to = Instant.parse("2026-01-01T12:00:00Z");
    List<Section.Mark> marks =
        IntStream.range(0, 4)
            .mapToObj(i -> new Section.Mark(to, "●", "what happened " + i, Tone.BAD))
            .toList();
    Section.Lanes lanes =
        new Section.Lanes(
            "Time line", to.minusSeconds(3600), to, List.of(new Section.Lane("api", marks)));
    LanesPlot plot = Fx.call(() -> new LanesPlot(page -> {}));
    ScrollPane scroll = Fx.call(ScrollPane::new);
    Stage stage =
        Fx.call(
            () -> {
              plot.show(lanes);
              Region above = new Region();
              above.setMinHeight(260);
              Region below = new Region();
              below.setMinHeight(400);
              scroll.setContent(new VBox(above, plot, below));
              scroll.setFitToWidth(true);
              Region foot = new Region();
              foot.setMinHeight(40);
              VBox.setVgrow(scroll, Priority.ALWAYS);
              Stage made = new Stage();
              made.setScene(new Scene(new VBox(scroll, foot), 600, 340));
              new Theme(Theme.Choice.LIGHT).dress(made.getScene());
              made.show();
              return made;
            });
    try {
      Hands.hover(Fx.call(() -> plot.lookup(".lane-dot")));
      Label tip = Fx.call(() -> (Label) plot.lookup(".chart-tip"));
      assertThat(tip.isVisible()).isTrue();
      assertThat(tip.getText()).contains("what happened 3");
      Bounds seen = Fx.call(() -> inScene(scroll));
      assertThat(Fx.call(() -> inScene(tip).getMaxY())).isLessThanOrEqualTo(seen.getMaxY());
    } finally {
      Fx.run(stage::hide);
    }
  }

  @Test
  void aCourseTellsOfRequestsAMinuteAsTheWordsBesideItDo() {
    try (Desk desk = Desk.onSandbox("bad-deploy", home)) {
      desk.until("courses", s -> desk.texts().stream().anyMatch(t -> t.endsWith(PER_MINUTE)));
      String beside =
          desk.texts().stream().filter(t -> t.endsWith(PER_MINUTE)).findFirst().orElseThrow();
      Hands.hover(desk.find(".chart-plot", Node.class));
      String tip = desk.find(".chart-plot .chart-tip", Label.class).getText();
      assertThat(number(tip.substring(tip.indexOf("UTC") + 3)))
          .as("%s beside %s", tip, beside)
          .isBetween(number(beside) / 2, number(beside) * 2);
    }
  }

  private static double number(String words) {
    return Double.parseDouble(words.replaceAll("[^0-9.]", ""));
  }

  @Test
  void aLongTooltipIsBroken() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.untilRows();
      Tooltip tip = Fx.call(() -> Tip.of("a reason that AWS gave at length ".repeat(40)));
      Fx.run(() -> tip.show(desk.rows(), 100, 100));
      Fx.settle();
      assertThat(Fx.call(tip::getWidth)).isLessThan(640);
      assertThat(Fx.call(tip::getHeight)).isGreaterThan(60);
      Fx.run(tip::hide);
    }
  }
}
