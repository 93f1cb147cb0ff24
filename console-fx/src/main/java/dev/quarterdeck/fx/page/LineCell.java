package dev.quarterdeck.fx.page;

import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.screen.logs.LineWords;
import dev.quarterdeck.screen.logs.LogView;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One line: its time, level and source, its text with what is searched standing out. */
final class LineCell extends ListCell<LogLine> {
  /** More of one line is seen when it is opened. */
  private static final int LONGEST = 2_000;

  private final Supplier<@Nullable LogView> view;
  private final Sources sources;
  private final TextFlow flow = new TextFlow();

  LineCell(Supplier<@Nullable LogView> view, Sources sources) {
    this.view = view;
    this.sources = sources;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    flow.getStyleClass().add("line");
  }

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    flow.getChildren().clear();
    LogView now = view.get();
    if (line == null || empty || now == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    String tone = ToneLook.styleClass(LineWords.tone(line.level())).orElse("line-plain");
    part(LineWords.time(line) + "  ", "line-time");
    part(LineWords.level(line.level()) + "  ", tone, "line-level");
    if (sources.several()) {
      part(sources.padded(line) + "  ", sources.styleClass(line));
    }
    String text = LineWords.text(line, now.raw());
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    text(cut, now.search(), tone);
    // In one line a text is as wide as it is; wrapped it is as wide as the list.
    flow.setMinWidth(now.wrap() ? 0 : USE_PREF_SIZE);
    setPrefWidth(now.wrap() ? 0 : USE_COMPUTED_SIZE);
    setText(cut);
    setGraphic(flow);
  }

  private void text(String text, String search, String tone) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = search.toLowerCase(Locale.ROOT);
    int from = 0;
    if (!wanted.isEmpty() && lower.length() == text.length()) {
      for (int i = lower.indexOf(wanted); i >= 0; i = lower.indexOf(wanted, from)) {
        part(text.substring(from, i), tone);
        part(text.substring(i, i + wanted.length()), "line-hit");
        from = i + wanted.length();
      }
    }
    part(text.substring(from), tone);
  }

  private void part(String text, String... styleClasses) {
    if (!text.isEmpty()) {
      Text part = new Text(text);
      part.getStyleClass().add("line-part");
      part.getStyleClass().addAll(styleClasses);
      flow.getChildren().add(part);
    }
  }
}
