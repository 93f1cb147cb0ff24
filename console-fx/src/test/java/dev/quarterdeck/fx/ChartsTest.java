package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.chart.Plot;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.health.load.ServiceMetrics;
import dev.quarterdeck.screen.console.Action;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.metrics.MetricsPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measures of a service, drawn. */
class ChartsTest {
  private static final String TIME_AND_SHARE =
      "(\\d+ \\w{3} )?\\d\\d:\\d\\d UTC {3}\\d+\\.\\d %(?s:.*)";

  @TempDir private Path home;

  private static List<Plot> charts(Desk desk) {
    Fx.run(() -> desk.scene().lookup("#rail-load").fireEvent(new ActionEvent()));
    desk.until("services", s -> s.place().selected() != null && !s.feed().loading());
    var rows = desk.rows();
    Fx.run(rows::requestFocus);
    Hands.press(KeyCode.ENTER);
    desk.until("charts", s -> s.page() instanceof MetricsPage && s.feed().value() != null);
    return Fx.call(
        () ->
            desk.scene().getRoot().lookupAll(".chart-plot").stream()
                .map(Plot.class::cast)
                .toList());
  }

  private static ServiceMetrics metrics(Desk desk) {
    return (ServiceMetrics) Objects.requireNonNull(desk.state().place().value());
  }

  private static int drawn(Plot plot) {
    return Fx.call(
        () -> ((javafx.scene.shape.Path) plot.lookup(".chart-line")).getElements().size());
  }

  private static Paint stroke(Plot plot) {
    return Fx.call(() -> ((Shape) plot.lookup(".chart-line")).getStroke());
  }

  @Test
  void everyPointIsDrawnInTheColoursOfTheTheme() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      List<Plot> plots = charts(desk);
      List<ServiceMetrics.Series> series = metrics(desk).series();
      assertThat(plots).hasSameSizeAs(series);
      assertThat(series.getFirst().points()).hasSizeGreaterThan(100);
      assertThat(drawn(plots.getFirst())).isEqualTo(series.getFirst().points().size());
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.LIGHT));
      Fx.settle();
      Paint light = stroke(plots.getFirst());
      Fx.run(() -> desk.window().theme().choice().set(Theme.Choice.DARK));
      Fx.settle();
      assertThat(stroke(plots.getFirst())).isNotEqualTo(light);
    }
  }

  @Test
  void theMouseTellsTimeAndValue() {
    try (Desk desk = Desk.onSandbox("calm", home)) {
      desk.until("a session", s -> true);
      Plot cpu = charts(desk).getFirst();
      Label tip = (Label) Fx.call(() -> cpu.lookup(".chart-tip"));
      assertThat(Fx.call(() -> Objects.requireNonNull(tip.getParent()).isVisible())).isFalse();
      Hands.hover(cpu);
      assertThat(Fx.call(() -> Objects.requireNonNull(tip.getParent()).isVisible())).isTrue();
      assertThat(Fx.call(tip::getText)).matches(TIME_AND_SHARE);
      var before = metrics(desk);
      desk.send(new Msg.Do(Action.REFRESH));
      desk.until("a newer reading", s -> s.feed().value() != before && !s.feed().loading());
      assertThat(Fx.call(() -> Objects.requireNonNull(tip.getParent()).isVisible()))
          .as("under a mouse that stands still")
          .isTrue();
    }
  }
}
