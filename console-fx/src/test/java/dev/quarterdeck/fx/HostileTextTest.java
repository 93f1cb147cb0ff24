package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.detail.DetailPane;
import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Section;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What AWS answers is shown as text, whatever it looks like. */
class HostileTextTest {
  private static final String HOSTILE = "\u001b[31m_A _B\u202e <b>%s ${x}\u0000";
  private static final String SHOWN = "\ufffd[31m_A _B\ufffd <b>%s ${x}\ufffd";

  @Test
  void aDetailShowsItAsText() {
    List<String> texts =
        Fx.call(
            () -> {
              DetailPane pane = new DetailPane(() -> {}, page -> {});
              Stage stage = new Stage();
              stage.setScene(new Scene(pane, 600, 500));
              stage.show();
              pane.draw("key", "name", Cell.of(HOSTILE, Tone.BAD), sections(), List.of(), -1);
              pane.applyCss();
              pane.layout();
              List<String> found =
                  pane.lookupAll(".label").stream().map(n -> ((Labeled) n).getText()).toList();
              stage.close();
              return found;
            });
    assertThat(texts).contains(SHOWN);
    assertThat(texts.stream().filter(SHOWN::equals)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(String.join("", texts)).doesNotContain("\u001b", "\u202e", "\u0000");
  }

  private static List<Section> sections() {
    return List.of(
        new Section.Facts("Facts", List.of(Section.Fact.of("Because", HOSTILE, Tone.WARN))),
        new Section.Rows(
            "Rows",
            new Table(
                List.of(Column.growing("a", "A", 1)),
                List.of(new Row("1", List.of(Cell.of(HOSTILE))))),
            "none"));
  }
}
