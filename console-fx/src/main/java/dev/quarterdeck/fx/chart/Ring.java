package dev.quarterdeck.fx.chart;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/** A share of 100 as a ring with its number in the middle. */
public final class Ring extends StackPane {
  private static final double RADIUS = 21;
  private static final double FULL = 360;

  private final Arc arc = new Arc(0, 0, RADIUS, RADIUS, 90, 0);
  private final Label number = new Label();

  public Ring() {
    getStyleClass().add("ring");
    Circle track = new Circle(RADIUS);
    track.getStyleClass().add("ring-track");
    arc.setType(ArcType.OPEN);
    arc.setStrokeLineCap(StrokeLineCap.ROUND);
    arc.getStyleClass().add("ring-arc");
    number.getStyleClass().add("ring-number");
    getChildren().addAll(new Group(track, arc), number);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  public void show(int percent, Tone tone) {
    arc.setLength(-FULL * percent / 100);
    arc.setVisible(percent > 0);
    number.setText(String.valueOf(percent));
    arc.getStyleClass().removeAll(ToneLook.ALL);
    ToneLook.styleClass(tone).ifPresent(arc.getStyleClass()::add);
  }
}
