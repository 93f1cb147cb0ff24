package dev.quarterdeck.fx.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys in what lies over the page: Tab, and arrows on buttons, go round in it. JavaFX
 * would go on to what lies beneath, where Esc no longer closes what one sees.
 */
final class KeptKeys {
  private KeptKeys() {}

  /** From now on; what {@code overlay} itself does with a key comes first. */
  static void in(Parent overlay) {
    overlay.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          int by = e.isConsumed() ? 0 : step(e);
          if (by != 0) {
            e.consume();
            go(overlay, by);
          }
        });
  }

  private static int step(KeyEvent e) {
    if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
      return 0;
    }
    boolean button = e.getTarget() instanceof Button;
    return switch (e.getCode()) {
      case TAB -> e.isShiftDown() ? -1 : 1;
      case LEFT, UP -> button ? -1 : 0;
      case RIGHT, DOWN -> button ? 1 : 0;
      default -> 0;
    };
  }

  private static void go(Parent overlay, int by) {
    List<Node> all = stops(overlay);
    if (!all.isEmpty()) {
      int at = all.indexOf(overlay.getScene().getFocusOwner());
      all.get(Math.floorMod(at < 0 ? 0 : at + by, all.size())).requestFocus();
    }
  }

  /** Gives the keys to the first that takes them, unless one of them has them. */
  static void enter(Parent overlay) {
    if (!holds(overlay, overlay.getScene().getFocusOwner())) {
      stops(overlay).stream().findFirst().ifPresent(Node::requestFocus);
    }
  }

  static boolean holds(Parent overlay, @Nullable Node node) {
    Node at = node;
    while (at != null && !at.equals(overlay)) {
      at = at.getParent();
    }
    return at != null;
  }

  /** What takes the keys, in its order. */
  private static List<Node> stops(Parent overlay) {
    List<Node> all = new ArrayList<>();
    collect(overlay, all);
    return all;
  }

  private static void collect(Parent parent, List<Node> all) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (!node.isVisible() || node.isDisabled()) {
        continue;
      }
      if (node.isFocusTraversable()) {
        all.add(node);
      }
      if (node instanceof Parent inner) {
        collect(inner, all);
      }
    }
  }
}
