package dev.quarterdeck.fx.page;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A list, with the detail beside it while one is open; the divider stays where it was put. */
public final class MasterDetail extends SplitPane {
  private final Node list;
  private final Node detail;
  private double divider;

  public MasterDetail(Node list, Node detail, double divider) {
    this.list = list;
    this.detail = detail;
    this.divider = divider;
    getStyleClass().add("master-detail");
    SplitPane.setResizableWithParent(detail, true);
    getItems().add(list);
  }

  /** Which of both are there; at least one is. */
  public void show(boolean withList, boolean withDetail) {
    List<Node> wanted =
        withList && withDetail ? List.of(list, detail) : List.of(withDetail ? detail : list);
    if (wanted.equals(getItems())) {
      return;
    }
    if (getItems().size() == 2) {
      divider = getDividerPositions()[0];
    }
    getItems().setAll(wanted);
    if (wanted.size() == 2) {
      setDividerPositions(divider);
    }
  }

  /** Share of the width that the list has beside a detail. */
  public double divider() {
    return getItems().size() == 2 ? getDividerPositions()[0] : divider;
  }
}
