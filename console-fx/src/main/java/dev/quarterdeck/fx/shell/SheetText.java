package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Bar;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.SheetLine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * A line of a sheet. Core sets them with blanks, for a terminal; here what stands before a line, an
 * icon, a number or a name, has a column of its own, so that lines that wrap stay aligned.
 */
final class SheetText extends HBox {
  private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,2})\\.?\\s+(\\S.*)");
  private static final Pattern NAMED = Pattern.compile("\\s+(\\S+)\\s{2,}(\\S.*)");
  private static final String REMEDY = "→ ";
  private static final double LEAD = 22;
  private static final double NAME = 108;

  private SheetText(SheetLine line) {
    getStyleClass().add("sheet-line");
    String text = line.text();
    Matcher numbered = NUMBERED.matcher(text);
    Matcher named = NAMED.matcher(text);
    Marked marked = Marked.of(text.strip(), line.tone());
    Optional<Feather> icon =
        text.strip().startsWith(REMEDY) ? Optional.of(Feather.CORNER_DOWN_RIGHT) : marked.icon();
    if (icon.isPresent()) {
      String words = text.strip().substring(2).strip();
      getChildren().addAll(lead(mark(icon.get(), line.tone())), words(words, line.tone()));
    } else if (numbered.matches()) {
      Label number = words(numbered.group(1), Tone.MUTED);
      getChildren().addAll(lead(number), words(numbered.group(2), line.tone()));
    } else if (named.matches()) {
      Label name = words(named.group(1), Tone.NORMAL);
      name.setMinWidth(NAME);
      name.setPrefWidth(NAME);
      getChildren().addAll(lead(new Region()), name);
      rest(named.group(2), line.tone());
    } else if (text.startsWith(" ")) {
      getChildren().addAll(lead(new Region()), words(text.strip(), line.tone()));
    } else {
      getChildren().add(words(text, line.tone()));
    }
  }

  static Node of(SheetLine line) {
    return new SheetText(line);
  }

  /** What follows a name may begin with a bar. */
  private void rest(String text, Tone tone) {
    Optional<Bar.Blocks> bar = Bar.in(text);
    bar.ifPresent(
        b -> {
          HBox box = new HBox(new Bar(b));
          box.getStyleClass().add("sheet-bar");
          ToneLook.styleClass(tone).ifPresent(box.getStyleClass()::add);
          getChildren().add(box);
        });
    getChildren().add(words(bar.map(Bar.Blocks::rest).orElse(text), tone));
  }

  private static Node mark(Feather icon, Tone tone) {
    return Icons.of(icon, "icon-" + ToneLook.look(tone));
  }

  private static StackPane lead(Node node) {
    StackPane lead = new StackPane(node);
    lead.getStyleClass().add("sheet-lead");
    lead.setAlignment(Pos.TOP_LEFT);
    lead.setMinWidth(LEAD);
    lead.setPrefWidth(LEAD);
    return lead;
  }

  private static Label words(String text, Tone tone) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.SOMETIMES);
    if (tone != Tone.NORMAL) {
      ToneLook.styleClass(tone).ifPresent(label.getStyleClass()::add);
    }
    return label;
  }
}
