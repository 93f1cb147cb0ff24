package dev.quarterdeck.fx.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Hands;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.screen.table.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowsViewTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.growing("name", "Name", 1),
          Column.of("state", "State", 2),
          Column.right("count", "Count", 3));

  private final List<String> told = new ArrayList<>();
  private final RowsView view =
      Fx.call(
          () ->
              new RowsView(
                  id -> told.add("select " + id),
                  column -> told.add("sort " + column),
                  () -> told.add("open")));
  private final Stage stage = Fx.call(Stage::new);

  @BeforeEach
  void open() {
    Fx.run(
        () -> {
          Scene scene = new Scene(new StackPane(view), 700, 500);
          new Theme(Theme.Choice.LIGHT).dress(scene);
          stage.setScene(scene);
          stage.show();
          view.requestFocus();
        });
  }

  @AfterEach
  void close() {
    Fx.run(stage::close);
  }

  private static Table table(int rows) {
    return new Table(
        COLUMNS,
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    new Row(
                        "id-" + i,
                        List.of(
                            Cell.of("service-" + i),
                            Cell.of(i % 3 == 0 ? "degraded" : "healthy", Tone.OK),
                            Cell.number(i + "", Tone.NORMAL, i))))
            .toList());
  }

  private void draw(TableState state) {
    Fx.run(() -> view.draw(state));
    Fx.settle();
  }

  @Test
  void showsExactlyWhatCorePublishes() {
    TableState state = TableState.of(table(50)).withFilter("state:degraded");
    draw(state);
    assertThat(Fx.call(() -> List.copyOf(view.getItems()))).isEqualTo(state.visible());
  }

  @Test
  void selectionSurvivesARefreshThatMovesTheRow() {
    TableState state = TableState.of(table(50)).select("id-7");
    draw(state);
    List<Row> rows = new ArrayList<>(table(50).rows());
    rows.addFirst(new Row("id-new", List.of(Cell.of("new"), Cell.of("x"), Cell.of("y"))));
    draw(state.withTable(new Table(COLUMNS, rows)));
    assertThat(Fx.call(() -> view.getSelectionModel().getSelectedItem().id())).isEqualTo("id-7");
    assertThat(told).isEmpty();
  }

  @Test
  void keysAndClicksTellTheLoopAndChangeNothingThemselves() {
    draw(TableState.of(table(50)));
    Hands.press(KeyCode.DOWN);
    assertThat(told).containsExactly("select id-1");
    told.clear();
    Node header =
        Fx.call(
            () ->
                view.lookupAll(".column-header .label").stream()
                    .filter(n -> ((Labeled) n).getText().equals("Count"))
                    .findFirst()
                    .orElseThrow());
    Hands.click(header);
    assertThat(told).containsExactly("sort count");
    assertThat(Fx.call(() -> view.getItems().getFirst().id())).isEqualTo("id-0");
  }

  @Test
  void theOrderOfTheStateIsMarkedInTheHeader() {
    TableState state = TableState.of(table(5)).sortedBy("count").sortedBy("count");
    draw(state);
    TableColumn<Row, ?> column = Fx.call(() -> view.getSortOrder().getFirst());
    assertThat(column.getId()).isEqualTo("count");
    assertThat(column.getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsCutIsWholeBeforeAnyColumnHasMoreThanItNeeds() {
    String sentence = "Not on the PATH; only a shell inside a container needs it.";
    draw(
        TableState.of(
            new Table(
                List.of(
                    Column.growing("check", "Check", 1),
                    Column.growing("text", "Found", 1),
                    Column.of("fix", "To do", 1)),
                List.of(
                    new Row(
                        "r",
                        List.of(
                            Cell.of("session plugin"),
                            Cell.of(sentence),
                            Cell.of("install-it-from-its-own-page")))))));
    double[] widths =
        Fx.call(() -> view.getColumns().stream().mapToDouble(TableColumn::getWidth).toArray());
    assertThat(widths[1]).isGreaterThan(widths[0] + widths[0]).isGreaterThan(widths[2]);
  }

  @Test
  void aColumnThatIsAloneShrinksWithItsTable() {
    Fx.run(() -> stage.setWidth(240));
    draw(
        TableState.of(
            new Table(
                List.of(Column.growing("name", "Name", 1)),
                List.of(new Row("r", List.of(Cell.of("acme-production-".repeat(5))))))));
    assertThat(Fx.call(() -> view.getColumns().getFirst().getWidth()))
        .isLessThanOrEqualTo(Fx.call(view::getWidth));
  }

  @Test
  void hostileTextIsShownAsText() {
    String hostile = "<b>x</b> \u202e\u0007 {@code} %s ${jndi:x}\n-fx-fill: red;";
    draw(
        TableState.of(
            new Table(
                COLUMNS,
                List.of(new Row("h", List.of(Cell.of(hostile), Cell.of("a"), Cell.of("b")))))));
    List<String> texts =
        Fx.call(
            () ->
                view.lookupAll(".table-cell").stream()
                    .map(n -> String.valueOf(((Labeled) n).getText()))
                    .toList());
    assertThat(texts).contains("<b>x</b> \ufffd\ufffd {@code} %s ${jndi:x} -fx-fill: red;");
  }

  @Test
  void tenThousandRowsFilterWithinAFewFrames() {
    TableState state = TableState.of(table(10_000));
    draw(state);
    long[] millis = new long[15];
    for (int i = 0; i < millis.length; i++) {
      String typed = i % 2 == 0 ? "service-" + i : "degraded";
      millis[i] =
          Fx.call(
              () -> {
                long start = System.nanoTime();
                view.draw(state.withFilter(typed));
                view.getScene().getRoot().applyCss();
                view.getScene().getRoot().layout();
                return (System.nanoTime() - start) / 1_000_000;
              });
      Fx.settle();
    }
    long[] sorted = millis.clone();
    java.util.Arrays.sort(sorted);
    System.out.println(
        "10,000 rows, filter and layout, median ms: "
            + sorted[sorted.length / 2]
            + " "
            + java.util.Arrays.toString(millis));
    // The aim is 50 ms; a shared machine gets room, a table that is not virtualised does not.
    assertThat(sorted[sorted.length / 2]).isLessThan(400);
    assertThat(Fx.call(() -> view.lookupAll(".table-row-cell").size())).isLessThan(60);
  }
}
