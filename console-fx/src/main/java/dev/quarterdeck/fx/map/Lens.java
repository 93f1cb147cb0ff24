package dev.quarterdeck.fx.map;

import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/**
 * What part of a drawing is seen and how near: the wheel zooms where the pointer is, dragging
 * moves. Until somebody did either, all of it stays in sight.
 */
final class Lens {
  static final double STEP = 1.2;

  /** What JavaFX reports for one notch of a wheel, in pixels. */
  private static final double NOTCH = 40;

  private static final double NEAREST = 2.5;

  /** Smaller says nothing. */
  private static final double FARTHEST = 0.3;

  /** Smaller is hard to read: then a part is shown. */
  private static final double READABLE = 0.75;

  /** What the buttons in the corner take at the bottom. */
  private static final double BUTTONS = 40;

  private static final double MARGIN = 24;

  private final Pane paper;
  private final Group drawing;
  private final Translate moved = new Translate();
  private final Scale scaled = new Scale(1, 1);
  private boolean touched;
  private double width;
  private double height;
  private double fromX;
  private double fromY;
  private @Nullable Node seen;

  Lens(Pane paper, Group drawing) {
    this.paper = paper;
    this.drawing = drawing;
    drawing.setManaged(false);
    drawing.getTransforms().setAll(moved, scaled);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(paper.widthProperty());
    clip.heightProperty().bind(paper.heightProperty());
    paper.setClip(clip);
    paper.widthProperty().subscribe(this::settle);
    paper.heightProperty().subscribe(this::settle);
    paper.addEventHandler(
        ScrollEvent.SCROLL,
        e -> {
          // A touchpad tells of one stroke in many small parts.
          double notches = Math.clamp(e.getDeltaY() / NOTCH, -1, 1);
          zoom(Math.pow(STEP, notches), e.getX(), e.getY());
          e.consume();
        });
    paper.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          fromX = e.getX() - moved.getX();
          fromY = e.getY() - moved.getY();
        });
    paper.addEventHandler(
        MouseEvent.MOUSE_DRAGGED,
        e -> {
          touched = true;
          move(e.getX() - fromX, e.getY() - fromY);
        });
  }

  /** The drawing's own size. */
  void size(double nextWidth, double nextHeight) {
    width = nextWidth;
    height = nextHeight;
    settle();
  }

  private void settle() {
    if (!touched) {
      showAll();
    }
  }

  /** All of it, and from now on so whatever becomes of the window. */
  boolean fit() {
    touched = false;
    showAll();
    return true;
  }

  private void showAll() {
    double roomX = paper.getWidth() - 2 * MARGIN;
    double above = paper.getHeight() - BUTTONS;
    double roomY = above - 2 * MARGIN;
    if (width <= 0 || height <= 0 || roomX <= 0 || roomY <= 0) {
      return;
    }
    double scale = Math.clamp(Math.min(roomX / width, roomY / height), READABLE, 1);
    scaled.setX(scale);
    scaled.setY(scale);
    move(
        Math.max(MARGIN, (paper.getWidth() - width * scale) / 2),
        Math.max(MARGIN, Math.min((above - height * scale) / 2, 3 * MARGIN)));
    if (seen != null && width * scale > paper.getWidth()) {
      Bounds at = drawing.localToParent(seen.getBoundsInParent());
      double wanted = moved.getX() + paper.getWidth() / 2 - at.getCenterX();
      move(Math.clamp(wanted, paper.getWidth() - width * scale - MARGIN, MARGIN), moved.getY());
    }
    look();
  }

  boolean zoom(double by) {
    return zoom(by, paper.getWidth() / 2, paper.getHeight() / 2);
  }

  private boolean zoom(double by, double x, double y) {
    double was = scaled.getX();
    double now = Math.clamp(was * by, FARTHEST, NEAREST);
    touched = true;
    scaled.setX(now);
    scaled.setY(now);
    move(x - (x - moved.getX()) * now / was, y - (y - moved.getY()) * now / was);
    return true;
  }

  private void move(double x, double y) {
    moved.setX(Math.rint(x));
    moved.setY(Math.rint(y));
  }

  /** Brings a part of the drawing into sight, no farther than needed. */
  void see(Node node) {
    seen = node;
    look();
  }

  private void look() {
    Node node = seen;
    if (node == null || node.getParent() == null) {
      return;
    }
    Bounds at = drawing.localToParent(node.getBoundsInParent());
    double dx = offset(at.getMinX(), at.getMaxX(), paper.getWidth());
    double dy = offset(at.getMinY(), at.getMaxY(), paper.getHeight());
    if (dx != 0 || dy != 0) {
      move(moved.getX() + dx, moved.getY() + dy);
    }
  }

  private static double offset(double least, double most, double room) {
    if (room <= 0) {
      return 0;
    }
    return least < MARGIN
        ? MARGIN - least
        : most > room - MARGIN ? Math.max(room - MARGIN - most, MARGIN - least) : 0;
  }
}
