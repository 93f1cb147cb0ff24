package dev.quarterdeck.fx.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The product's mark: a ship's wheel reduced to a ring, a hub and eight handles. */
public final class Brand {
  private Brand() {}

  /** About 24×24 pixels; coloured by the style sheet. */
  static Group mark() {
    SVGPath ring =
        path(
            "M12 4.2a7.8 7.8 0 1 0 0 15.6a7.8 7.8 0 1 0 0-15.6M12 6.6a5.4 5.4 0 1 1 0 "
                + "10.8a5.4 5.4 0 1 1 0-10.8z");
    SVGPath hub = path("M12 9.9a2.1 2.1 0 1 0 0 4.2a2.1 2.1 0 1 0 0-4.2z");
    SVGPath spokes =
        path(
            "M11.2 0.8h1.6v9h-1.6zM11.2 14.2h1.6v9h-1.6zM0.8 11.2h9v1.6h-9zM14.2 11.2h9v1.6h-9z"
                + "M3.5 4.6l1.1-1.1l6 6l-1.1 1.1zM13.4 14.5l1.1-1.1l6 6l-1.1 1.1z"
                + "M4.6 20.5l-1.1-1.1l6-6l1.1 1.1zM14.5 10.6l-1.1-1.1l6-6l1.1 1.1z");
    Group mark = new Group(ring, hub, spokes);
    mark.getStyleClass().add("brand-mark");
    return mark;
  }

  /** The window's icons in the sizes that desktops ask for. JavaFX thread only. */
  public static List<Image> icons() {
    return Stream.of(16, 32, 64, 128).map(Brand::icon).toList();
  }

  private static Image icon(int side) {
    Group mark = mark();
    mark.lookupAll(".brand-stroke").forEach(n -> ((SVGPath) n).setFill(Color.web("#388bfd")));
    double scale = side / 24.0;
    mark.getTransforms().add(new Scale(scale, scale));
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    return mark.snapshot(parameters, new WritableImage(side, side));
  }

  private static SVGPath path(String content) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
    path.getStyleClass().add("brand-stroke");
    return path;
  }
}
