package dev.quarterdeck.fx.table;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Which rows of a table are on screen. */
final class Rows {
  /** First and last index, both inclusive; empty when {@code last < first}. */
  record Range(int first, int last) {
    boolean contains(int index) {
      return index >= first && index <= last;
    }
  }

  private Rows() {}

  static Range visible(TableView<?> table) {
    if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getLastVisibleCell() != null) {
      return new Range(flow.getFirstVisibleCell().getIndex(), flow.getLastVisibleCell().getIndex());
    }
    return new Range(0, -1);
  }
}
