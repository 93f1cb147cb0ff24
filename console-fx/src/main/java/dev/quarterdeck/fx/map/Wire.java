package dev.quarterdeck.fx.map;

import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.map.ThingMap.Line;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** One reference, from the right of a card to the left of another one. */
final class Wire extends Group {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final double FADED = 0.15;

  private final Line line;
  private final Place place;
  private final Path path = new Path();

  Wire(Line line, Thing from, Thing to, Place place) {
    this.line = line;
    this.place = place;
    path.getStyleClass().add("map-wire");
    if (line.tone() == Tone.WARN || line.tone() == Tone.BAD) {
      path.getStyleClass().add(ToneLook.look(line.tone()));
    }
    // A hair is hard to point at.
    Path reach = new Path();
    reach.getStyleClass().add("map-reach");
    draw(path, from, to);
    draw(reach, from, to);
    getChildren().addAll(reach, path);
    Tooltip.install(reach, Tip.of(from.name() + "  →  " + to.name() + "\n" + line.words()));
  }

  private void draw(Path p, Thing from, Thing to) {
    double x = place.right(from.layer());
    double y = place.middle(from.row());
    p.getElements().add(new MoveTo(x, y));
    for (int i = 0; i < line.via().size(); i++) {
      int layer = from.layer() + 1 + i;
      double at = place.middle(line.via().get(i));
      curve(p, x, y, place.left(layer), at);
      x = place.right(layer);
      y = at;
      p.getElements().add(new LineTo(x, y));
    }
    curve(p, x, y, place.left(to.layer()), place.middle(to.row()));
  }

  private static void curve(Path p, double x, double y, double toX, double toY) {
    double half = (toX - x) / 2;
    p.getElements().add(new CubicCurveTo(x + half, y, toX - half, toY, toX, toY));
  }

  boolean joins(String id) {
    return line.from().equals(id) || line.to().equals(id);
  }

  String other(String id) {
    return line.from().equals(id) ? line.to() : line.from();
  }

  void light(boolean lit) {
    path.pseudoClassStateChanged(LIT, lit);
    if (lit) {
      toFront();
    }
  }

  void fade(boolean faded) {
    setOpacity(faded ? FADED : 1);
  }
}
