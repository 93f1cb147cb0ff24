package dev.quarterdeck.fx.page;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A list, with the detail beside it while one is open; the divider stays where it was put. */
public final class MasterDetail extends SplitPane {
  private final Node detail;
  private double divider;

  public MasterDetail(Node list, Node detail, double divider) {
    this.detail = detail;
    this.divider = divider;
    getStyleClass().add("master-detail");
    SplitPane.setResizableWithParent(detail, true);
    getItems().add(list);
  }

  public void showDetail(boolean shown) {
    if (shown && getItems().size() == 1) {
      getItems().add(detail);
      setDividerPositions(divider);
    } else if (!shown && getItems().size() == 2) {
      divider = getDividerPositions()[0];
      getItems().remove(detail);
    }
  }

  /** Share of the width that the list has beside a detail. */
  public double divider() {
    return getItems().size() == 2 ? getDividerPositions()[0] : divider;
  }
}
