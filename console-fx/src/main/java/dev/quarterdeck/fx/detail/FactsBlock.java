package dev.quarterdeck.fx.detail;

import dev.quarterdeck.fx.theme.Copy;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Labelled facts, one a line; a remedy stands under what it is for and can be copied. */
final class FactsBlock implements Block {
  private static final double LABEL_WIDTH = 104;

  private final GridPane grid = new GridPane();
  private final List<Label> values = new ArrayList<>();
  private final Consumer<Page<?>> go;
  private final CursorBar bar = new CursorBar(grid);
  private Section.Facts shown;

  FactsBlock(Section.Facts section, Consumer<Page<?>> go) {
    shown = section;
    this.go = go;
    grid.getStyleClass().add("facts-grid");
    ColumnConstraints labelColumn = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints valueColumn = new ColumnConstraints();
    valueColumn.setHgrow(Priority.ALWAYS);
    valueColumn.setMinWidth(40);
    grid.getColumnConstraints().addAll(labelColumn, valueColumn);
    int line = 0;
    for (Section.Fact fact : section.facts()) {
      add(fact, line++);
    }
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public boolean show(Section next) {
    if (!(next instanceof Section.Facts facts) || !sameShape(facts)) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      if (!shown.facts().get(i).equals(facts.facts().get(i))) {
        Blocks.show(values.get(i), facts.facts().get(i).value());
        Blocks.lead(values.get(i), facts.facts().get(i).to(), go);
        decorate(values.get(i), facts.facts().get(i));
      }
    }
    shown = facts;
    return true;
  }

  @Override
  public @Nullable Node stand(int line) {
    return bar.stand(line, 0, Math.max(0, line), GridPane.REMAINING, 1);
  }

  /** The copy button of a remedy copies what was built, so such a text counts as shape. */
  private boolean sameShape(Section.Facts next) {
    if (next.facts().size() != shown.facts().size()) {
      return false;
    }
    for (int i = 0; i < shown.facts().size(); i++) {
      Section.Fact was = shown.facts().get(i);
      Section.Fact is = next.facts().get(i);
      if (!was.label().equals(is.label()) || (belongs(was) && !was.equals(is))) {
        return false;
      }
    }
    return true;
  }

  private static boolean belongs(Section.Fact fact) {
    return fact.label().startsWith(" ");
  }

  /** What belongs to the line above and says what to do about it. */
  private static boolean fix(Section.Fact fact) {
    return belongs(fact) && fact.value().tone() == Tone.ACCENT;
  }

  private void add(Section.Fact fact, int line) {
    Label value = Blocks.value(fact.value());
    values.add(value);
    Blocks.lead(value, fact.to(), go);
    decorate(value, fact);
    if (fix(fact)) {
      HBox.setHgrow(value, Priority.ALWAYS);
      value.setMaxWidth(Double.MAX_VALUE);
      HBox box = new HBox(value, Copy.button(fact.value().text(), "Copy this"));
      box.getStyleClass().add("fix");
      grid.add(box, 1, line);
      return;
    }
    String words = fact.label();
    if (belongs(fact)) {
      grid.add(value, 1, line);
      return;
    }
    // A label that is only a symbol gives way to the icon of its value's tone.
    boolean symbol = words.codePoints().noneMatch(Character::isLetterOrDigit);
    if (symbol) {
      grid.add(value, 0, line, 2, 1);
      return;
    }
    Label label = Blocks.muted(words);
    GridPane.setValignment(label, VPos.TOP);
    grid.addRow(line, label, value);
  }

  private static void decorate(Label value, Section.Fact fact) {
    Tone tone = fact.value().tone();
    if (fix(fact)) {
      Blocks.mark(value, Icons.of(Feather.CORNER_DOWN_RIGHT, "icon-accent"));
    } else if (value.getGraphic() == null && alarming(tone)) {
      Blocks.mark(value, Blocks.icon(ToneLook.icon(tone), tone));
    }
  }

  /** Tones that must be seen without their colour. */
  private static boolean alarming(Tone tone) {
    return switch (tone) {
      case WARN, BAD, UNKNOWN -> true;
      case NORMAL, OK, ACCENT, MUTED -> false;
    };
  }
}
