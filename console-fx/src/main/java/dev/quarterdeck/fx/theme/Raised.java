package dev.quarterdeck.fx.theme;

import javafx.scene.Node;

/** What says something under the mouse, beyond its own edge. */
public final class Raised {
  private Raised() {}

  /** While the mouse is in it a node lies over its neighbours, which would draw over its words. */
  public static void underMouse(Node node) {
    node.hoverProperty().subscribe(over -> node.setViewOrder(over ? -1 : 0));
  }
}
