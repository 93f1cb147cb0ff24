package dev.quarterdeck.fx.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window's frame: rail at the left, context and notice above, the page, hints below. */
public final class Shell extends StackPane {
  private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
  private static final double COMPACT_BELOW = 1_120;

  private final BorderPane frame = new BorderPane();
  private final StackPane page = new StackPane();

  public Shell(Rail rail, ContextBar context, Node notices, Node hints) {
    getStyleClass().add("shell");
    Region strip = new Region();
    strip.getStyleClass().add("danger-strip");
    page.getStyleClass().add("page-area");
    VBox.setVgrow(page, Priority.ALWAYS);
    VBox right = new VBox(context, notices, page, hints);
    right.getStyleClass().add("main-area");
    HBox.setHgrow(right, Priority.ALWAYS);
    frame.setTop(strip);
    frame.setLeft(rail);
    frame.setCenter(right);
    getChildren().add(frame);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.focusOwnerProperty().addListener((o, was, is) -> keep(was, is));
              }
            });
    widthProperty().subscribe(w -> rail.setCompact(w.doubleValue() < COMPACT_BELOW));
  }

  /** A page that comes to its rows under an overlay does not take the keys from it. */
  private void keep(@Nullable Node was, @Nullable Node is) {
    if (is == null || !(getChildren().getLast() instanceof Parent top) || top.equals(frame)) {
      return;
    }
    if (!KeptKeys.holds(top, is)) {
      if (was != null && KeptKeys.holds(top, was)) {
        was.requestFocus();
      } else {
        KeptKeys.enter(top);
      }
    }
  }

  /** Puts a page into the middle. */
  public void showPage(Node node) {
    if (!page.getChildren().contains(node)) {
      page.getChildren().setAll(node);
    }
  }

  /** A production environment looks different everywhere. */
  public void showProduction(boolean production) {
    pseudoClassStateChanged(PRODUCTION, production);
  }

  /** Lays a node over everything, or takes it away. */
  public void overlay(Node node, boolean shown) {
    if (shown && !getChildren().contains(node)) {
      getChildren().add(node);
    } else if (!shown) {
      getChildren().remove(node);
    }
  }
}
