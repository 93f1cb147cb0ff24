package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.detail.DetailPane;
import dev.quarterdeck.fx.keys.KeyMap;
import dev.quarterdeck.fx.shell.CommandBar;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Parts of the window that are drawn again and again. */
class UnfoldedTest {
  private static List<Section> rows(int count) {
    List<Row> rows =
        IntStream.range(0, count)
            .mapToObj(i -> new Row("event " + i, List.of(Cell.of("what happened " + i))))
            .toList();
    return List.of(
        new Section.Rows(
            "Events", new Table(List.of(Column.growing("what", "WHAT", 1)), rows), "none"));
  }

  @Test
  void aListThatSomebodyUnfoldedStaysSoWhenAnotherRowComesNotForAnotherOfItsName() {
    DetailPane pane = Fx.call(() -> new DetailPane(() -> {}, page -> {}));
    Stage stage =
        Fx.call(
            () -> {
              Stage made = new Stage();
              made.setScene(new Scene(pane, 600, 500));
              made.show();
              return made;
            });
    try {
      Fx.run(() -> pane.draw("a", "service", null, rows(20), List.of(), -1));
      Fx.settle();
      Fx.run(() -> ((Hyperlink) pane.lookup(".more")).fire());
      Fx.run(() -> pane.draw("a", "service", null, rows(21), List.of(), -1));
      Fx.settle();
      assertThat(Fx.call(() -> pane.lookup(".more"))).isNull();
      Fx.run(() -> pane.draw("b", "service", null, rows(21), List.of(), -1));
      Fx.settle();
      assertThat(Fx.call(() -> (Node) pane.lookup(".more"))).isNotNull();
    } finally {
      Fx.run(stage::hide);
    }
  }

  @Test
  void anUnderscoreOfANameStaysInACompletion() {
    CommandBar bar = Fx.call(() -> new CommandBar(new KeyMap(), m -> {}));
    Fx.run(() -> bar.show(List.of("profile my_prod")));
    Button choice = Fx.call(() -> (Button) bar.lookup(".command-choice"));
    assertThat(choice.getText()).isEqualTo("profile my_prod");
    assertThat(choice.isMnemonicParsing()).isFalse();
  }
}
