package dev.quarterdeck.fx.chart;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * What happened in lanes under one time axis: words under the mouse, and a click goes to the entry.
 */
public final class LanesPlot extends Region {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

  /** Before the lanes, for their names; and where the names are no more than a span of time. */
  private static final double NAMES = 112;

  private static final double SPANS = 40;
  private static final int SPAN = 4;
  private static final double LANE = 26;
  private static final double FOOT = 20;
  private static final double TIME_WIDTH = 52;
  private static final double TIME_ROOM = 84;
  private static final int MOST_TIMES = 12;
  private static final double RADIUS = 5;
  private static final double NEAR = 10;
  private static final int MOST_WORDS = 4;

  private record Dot(Section.Mark mark, int lane, Circle circle) {}

  private final List<Label> names = new ArrayList<>();
  private final List<Line> bases = new ArrayList<>();
  private final List<Line> grid = new ArrayList<>();
  private final List<Label> ticks = new ArrayList<>();
  private final List<Dot> dots = new ArrayList<>();
  private final Region standing = new Region();
  private final Line at = new Line();
  private final Label tip = new Label();
  private Section.@Nullable Lanes shown;
  private double gutter = NAMES;
  private int stood = -1;

  /** Where the mouse is; null while it is elsewhere. */
  private @Nullable Point2D mouse;

  /** {@code go}: where an entry leads. */
  public LanesPlot(Consumer<Page<?>> go) {
    getStyleClass().add("lanes");
    setMaxWidth(Double.MAX_VALUE);
    standing.getStyleClass().add("cursor-bar");
    at.getStyleClass().add("chart-hover");
    tip.getStyleClass().add("chart-tip");
    for (Node n : List.of(standing, at, tip)) {
      n.setManaged(false);
      n.setMouseTransparent(true);
      n.setVisible(false);
    }
    setOnMouseMoved(e -> hover(e.getX(), e.getY()));
    setOnMouseExited(
        e -> {
          mouse = null;
          unhover();
        });
    setOnMouseClicked(
        e -> near(e.getX(), e.getY()).stream().findFirst().map(d -> d.mark().to()).ifPresent(go));
  }

  /** Shows them; cheap where they are the same. */
  public void show(Section.Lanes next) {
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    getChildren().clear();
    for (List<?> part : List.of(names, bases, grid, ticks, dots)) {
      part.clear();
    }
    for (int i = 0; i < MOST_TIMES; i++) {
      grid.add(line("chart-grid"));
      ticks.add(label("", "chart-time"));
    }
    for (int lane = 0; lane < next.lanes().size(); lane++) {
      names.add(label(next.lanes().get(lane).label(), "lane-name"));
      bases.add(line("chart-base"));
      for (Section.Mark m : next.lanes().get(lane).marks()) {
        boolean here = m.sign().equals(Section.Mark.HERE);
        Circle dot = new Circle(here ? RADIUS + 2 : RADIUS);
        dot.getStyleClass().add("lane-dot");
        dot.pseudoClassStateChanged(HERE, here);
        dot.setManaged(false);
        dot.setMouseTransparent(true);
        ToneLook.styleClass(m.tone()).ifPresent(dot.getStyleClass()::add);
        dots.add(new Dot(m, lane, dot));
      }
    }
    getChildren().add(standing);
    getChildren().addAll(grid);
    getChildren().addAll(bases);
    getChildren().addAll(names);
    getChildren().addAll(ticks);
    // What matters most lies on top.
    dots.stream()
        .sorted(
            Comparator.comparing((Dot d) -> d.mark().sign().equals(Section.Mark.HERE))
                .thenComparingInt(d -> rank(d.mark().tone())))
        .forEach(d -> getChildren().add(d.circle()));
    getChildren().addAll(at, tip);
    gutter = next.lanes().stream().allMatch(l -> l.label().length() <= SPAN) ? SPANS : NAMES;
    double height = next.lanes().size() * LANE + FOOT;
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    unhover();
    requestLayout();
  }

  private static int rank(Tone tone) {
    return switch (tone) {
      case NORMAL, MUTED -> 0;
      case OK -> 1;
      case ACCENT -> 2;
      case UNKNOWN -> 3;
      case WARN -> 4;
      case BAD -> 5;
    };
  }

  private static Line line(String name) {
    Line line = new Line();
    line.getStyleClass().add(name);
    line.setManaged(false);
    line.setMouseTransparent(true);
    return line;
  }

  private static Label label(String text, String name) {
    Label label = new Label(text);
    label.getStyleClass().addAll("chart-label", name);
    label.setManaged(false);
    label.setMouseTransparent(true);
    return label;
  }

  private double x(Section.Lanes lanes, Instant time) {
    double all = Math.max(1, Duration.between(lanes.from(), lanes.to()).toMillis());
    double share = Duration.between(lanes.from(), time).toMillis() / all;
    return gutter + Math.clamp(share, 0, 1) * Math.max(1, getWidth() - gutter - RADIUS - 2);
  }

  private static double y(int lane) {
    return Math.floor(lane * LANE + LANE / 2) + 0.5;
  }

  @Override
  protected void layoutChildren() {
    Section.Lanes lanes = shown;
    if (lanes == null || getWidth() <= gutter) {
      return;
    }
    double bottom = lanes.lanes().size() * LANE;
    double right = getWidth();
    for (int i = 0; i < names.size(); i++) {
      names.get(i).resizeRelocate(0, i * LANE, gutter - 8, LANE);
      put(bases.get(i), gutter, y(i), right, y(i));
    }
    int fit = Math.clamp((long) ((right - gutter) / TIME_ROOM), 2, MOST_TIMES);
    List<Instant> times = Scale.times(lanes.from(), lanes.to(), fit);
    for (int i = 0; i < ticks.size(); i++) {
      boolean there = i < times.size();
      ticks.get(i).setVisible(there);
      grid.get(i).setVisible(there);
      if (there) {
        double x = Math.floor(x(lanes, times.get(i))) + 0.5;
        put(grid.get(i), x, 0, x, bottom);
        ticks.get(i).setText(Scale.tick(times.get(i)));
        ticks
            .get(i)
            .resizeRelocate(
                Math.clamp(x - TIME_WIDTH / 2, gutter, Math.max(gutter, right - TIME_WIDTH)),
                bottom + 2,
                TIME_WIDTH,
                16);
      }
    }
    for (Dot d : dots) {
      d.circle().setCenterX(x(lanes, d.mark().at()));
      d.circle().setCenterY(y(d.lane()));
    }
    standing.setVisible(stood >= 0 && stood < names.size());
    standing.resizeRelocate(0, stood * LANE + 2, right, LANE - 4);
    // A newer reading came under a mouse that stands still.
    if (mouse != null) {
      hover(mouse.getX(), mouse.getY());
    }
  }

  private static void put(Line line, double x, double y, double toX, double toY) {
    line.setStartX(x);
    line.setStartY(y);
    line.setEndX(toX);
    line.setEndY(toY);
  }

  /** Those under the mouse, the nearest first. */
  private List<Dot> near(double x, double y) {
    return dots.stream()
        .filter(d -> Math.abs(d.circle().getCenterX() - x) <= NEAR)
        .filter(d -> Math.abs(d.circle().getCenterY() - y) <= LANE / 2)
        .sorted(Comparator.comparingDouble(d -> Math.abs(d.circle().getCenterX() - x)))
        .toList();
  }

  private void hover(double x, double y) {
    mouse = new Point2D(x, y);
    Section.Lanes lanes = shown;
    List<Dot> near = near(x, y);
    boolean leads = near.stream().anyMatch(d -> d.mark().to() != null);
    setCursor(leads ? Cursor.HAND : Cursor.DEFAULT);
    if (lanes == null || near.isEmpty()) {
      unhover();
      return;
    }
    double where = near.getFirst().circle().getCenterX();
    put(at, where, 0, where, lanes.lanes().size() * LANE);
    StringBuilder words = new StringBuilder();
    for (Dot d : near.subList(0, Math.min(MOST_WORDS, near.size()))) {
      words
          .append(words.isEmpty() ? "" : "\n")
          .append(Scale.time(d.mark().at(), lanes.from(), lanes.to()))
          .append("   ")
          .append(d.mark().text());
    }
    if (near.size() > MOST_WORDS) {
      words.append("\n… and ").append(near.size() - MOST_WORDS).append(" more");
    }
    tip.setText(words.toString());
    tip.setMaxWidth(getWidth() * 0.7);
    tip.setVisible(true);
    at.setVisible(true);
    tip.applyCss();
    tip.autosize();
    boolean right = where + 12 + tip.getWidth() <= getWidth();
    tip.relocate(
        right ? where + 12 : Math.max(0, where - 12 - tip.getWidth()),
        tipTop(near.getFirst().lane() * LANE));
    tip.toFront();
  }

  /** Beside the entry; so far above it as what is scrolled, or the window, ends below it. */
  private double tipTop(double beside) {
    double end = getScene().getHeight();
    for (Parent p = getParent(); p != null; p = p.getParent()) {
      if (p instanceof ScrollPane scroll) {
        end = Math.min(end, scroll.localToScene(0, scroll.getHeight()).getY());
      }
    }
    return Math.min(beside, sceneToLocal(0, end).getY() - tip.getHeight() - 2);
  }

  private void unhover() {
    tip.setVisible(false);
    at.setVisible(false);
  }

  /** Draws the cursor on a lane; on none below 0. */
  public @Nullable Node stand(int lane) {
    if (lane != stood) {
      stood = lane;
      requestLayout();
    }
    return lane < 0 ? null : this;
  }
}
