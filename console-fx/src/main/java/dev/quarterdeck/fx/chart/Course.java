package dev.quarterdeck.fx.chart;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * The course of a series: a line with its area, broken where nothing was measured. Where most
 * points stand alone they are bars, since a line between so few would be invented.
 */
final class Course extends Group {
  private final Path area = path("chart-area");
  private final Path line = path("chart-line");

  Course() {
    line.setStrokeLineJoin(StrokeLineJoin.ROUND);
    line.setStrokeLineCap(StrokeLineCap.ROUND);
    getChildren().addAll(area, line);
  }

  private static Path path(String name) {
    Path path = new Path();
    path.getStyleClass().add(name);
    return path;
  }

  void dress(Tone tone) {
    for (Node part : getChildren()) {
      part.getStyleClass().removeAll(ToneLook.ALL);
      ToneLook.styleClass(tone).ifPresent(part.getStyleClass()::add);
    }
  }

  void draw(Frame frame) {
    List<PathElement> filled = new ArrayList<>();
    List<PathElement> drawn = new ArrayList<>();
    List<List<MetricSeries.Point>> runs = frame.series().runs();
    boolean bars = runs.size() * 2 > frame.series().points().size();
    for (List<MetricSeries.Point> run : runs) {
      if (bars) {
        run.forEach(p -> bar(frame, p, filled, drawn));
      } else if (run.size() == 1) {
        bar(frame, run.getFirst(), filled, drawn);
      } else {
        run(frame, run, filled, drawn);
      }
    }
    area.getElements().setAll(filled);
    line.getElements().setAll(drawn);
  }

  private static void run(
      Frame frame,
      List<MetricSeries.Point> run,
      List<PathElement> filled,
      List<PathElement> drawn) {
    double start = frame.x(run.getFirst().at());
    filled.add(new MoveTo(start, frame.bottom()));
    for (MetricSeries.Point p : run) {
      double x = frame.x(p.at());
      double y = frame.y(p.value());
      filled.add(new LineTo(x, y));
      drawn.add(drawn.isEmpty() || x == start ? new MoveTo(x, y) : new LineTo(x, y));
    }
    filled.add(new LineTo(frame.x(run.getLast().at()), frame.bottom()));
    filled.add(new ClosePath());
  }

  /** As wide as its time, with its top as the line. */
  private static void bar(
      Frame frame, MetricSeries.Point p, List<PathElement> filled, List<PathElement> drawn) {
    double half = Math.clamp(frame.step() * 0.35, 1, 6);
    double x =
        Math.clamp(
            frame.x(p.at()),
            frame.left() + half,
            Math.max(frame.left() + half, frame.left() + frame.width() - half));
    double y = frame.y(p.value());
    filled.add(new MoveTo(x - half, frame.bottom()));
    filled.add(new LineTo(x - half, y));
    filled.add(new LineTo(x + half, y));
    filled.add(new LineTo(x + half, frame.bottom()));
    filled.add(new ClosePath());
    drawn.add(new MoveTo(x - half, y));
    drawn.add(new LineTo(x + half, y));
  }
}
