package dev.quarterdeck.fx.table;

import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.TableState;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link TableState}. Clicks and keys only tell: selection, order and rows change when the
 * state does, so the table can never show anything else than what core published.
 */
public final class RowsView extends TableView<Row> {
  private static final PseudoClass BARE = PseudoClass.getPseudoClass("bare");

  private static final double ROW_HEIGHT = 36;

  private final Consumer<String> onSort;
  private final Runnable onOpen;
  private final ColumnWidths widths = new ColumnWidths(this);
  private @Nullable TableState shown;
  private @Nullable String lastSorted;
  private boolean drawing;

  /**
   * @param onSelect told a row's id
   * @param onSort told a column's id when its header is clicked
   * @param onOpen told when the selected row is double-clicked
   */
  public RowsView(Consumer<String> onSelect, Consumer<String> onSort, Runnable onOpen) {
    this.onSort = onSort;
    this.onOpen = onOpen;
    getStyleClass().add("rows");
    setId("rows");
    setFixedCellSize(ROW_HEIGHT);
    setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
    setSortPolicy(table -> sortAsked());
    setRowFactory(table -> row());
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (!drawing && row != null) {
                onSelect.accept(row.id());
              }
            });
    widthProperty().subscribe(widths::fit);
  }

  private TableRow<Row> row() {
    TableRow<Row> row = new TableRow<>();
    row.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !row.isEmpty()) {
            onOpen.run();
          }
        });
    return row;
  }

  /** JavaFX changed its own idea of the order: pass on which header that was, and sort nothing. */
  private boolean sortAsked() {
    if (!drawing) {
      String column = getSortOrder().isEmpty() ? lastSorted : getSortOrder().getLast().getId();
      if (column != null) {
        onSort.accept(column);
      }
    }
    return true;
  }

  /** Makes the table show the state; cheap where nothing changed. */
  public void draw(TableState state) {
    TableState before = shown;
    shown = state;
    drawing = true;
    try {
      if (before == null || !before.table().columns().equals(state.table().columns())) {
        drawColumns(state.table().columns());
      }
      if (!sameRows(before, state)) {
        drawRows(state.visible());
      }
      if (!sameTable(before, state)) {
        widths.measure(state.table());
      }
      // Titles over nothing say nothing.
      pseudoClassStateChanged(BARE, state.table().rows().isEmpty());
      drawOrder(state);
      drawSelection(before, state);
    } finally {
      drawing = false;
    }
  }

  /** What stands where the rows would be. */
  public void explain(Node node) {
    setPlaceholder(node);
  }

  private void drawColumns(List<Column> columns) {
    getColumns().clear();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int index = i;
      TableColumn<Row, Cell> view = new TableColumn<>(Marked.title(column.title()));
      view.setId(column.id());
      view.setReorderable(false);
      view.setMinWidth(40);
      if (i == 0) {
        view.getStyleClass().add("first");
      }
      if (column.right()) {
        view.getStyleClass().add("numeric");
      }
      view.setCellValueFactory(
          features -> new ReadOnlyObjectWrapper<>(features.getValue().cells().get(index)));
      view.setCellFactory(c -> new ToneCell(column.right()));
      getColumns().add(view);
    }
  }

  private void drawRows(List<Row> rows) {
    ObservableList<Row> items = getItems();
    if (sameIds(items, rows)) {
      for (int i = 0; i < rows.size(); i++) {
        if (!items.get(i).equals(rows.get(i))) {
          items.set(i, rows.get(i));
        }
      }
    } else {
      getSelectionModel().clearSelection();
      items.setAll(rows);
    }
  }

  /** Core hands on the very same list while nothing changed; comparing rows would cost more. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameRows(@Nullable TableState before, TableState state) {
    return before != null && before.visible() == state.visible();
  }

  /** A filter leaves the table as it was. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameTable(@Nullable TableState before, TableState state) {
    return before != null && before.table() == state.table();
  }

  private static boolean sameIds(List<Row> a, List<Row> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).id().equals(b.get(i).id())) {
        return false;
      }
    }
    return true;
  }

  private void drawOrder(TableState state) {
    lastSorted = state.sortColumn();
    getSortOrder().clear();
    for (TableColumn<Row, ?> column : getColumns()) {
      if (column.getId().equals(state.sortColumn())) {
        column.setSortType(
            state.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        getSortOrder().add(column);
      }
    }
  }

  private void drawSelection(@Nullable TableState before, TableState state) {
    int index = state.selectedIndex();
    if (index < 0) {
      getSelectionModel().clearSelection();
      return;
    }
    if (getSelectionModel().getSelectedIndex() != index) {
      getSelectionModel().clearAndSelect(index);
      getFocusModel().focus(index);
    }
    boolean moved =
        before == null
            || !Objects.equals(before.selected(), state.selected())
            || !sameRows(before, state);
    if (moved && !Rows.visible(this).contains(index)) {
      scrollTo(Math.max(0, index - 3));
    }
  }
}
