package dev.quarterdeck.fx.map;

import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.map.ThingMap.Kind;
import dev.quarterdeck.screen.map.ThingMap.Thing;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One thing: what it is, its name, its state by colour, shape and word. */
final class Card extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double FADED = 0.3;

  Card(Thing thing, double width, double height) {
    getStyleClass().addAll("map-card", ToneLook.look(thing.tone()));
    setUserData(thing.id());
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    Label name = new Label(thing.name());
    name.getStyleClass().add("map-name");
    // The end tells names apart that begin alike.
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Marked state = Marked.of(thing.state(), thing.tone());
    String words = joined(state.words(), thing.detail());
    Label under = new Label(words);
    under.getStyleClass().add("map-under");
    VBox text = new VBox(name, under);
    text.getStyleClass().add("map-text");
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(Icons.of(icon(thing.kind()), "map-kind"), text);
    if (thing.tone() != Tone.NORMAL && thing.tone() != Tone.MUTED) {
      getChildren()
          .add(
              Icons.of(
                  state.icon().orElse(ToneLook.icon(thing.tone())),
                  "map-state",
                  "icon-" + ToneLook.look(thing.tone())));
    }
    String all = thing.kind().title() + " " + thing.name() + "\n" + words;
    setAccessibleText(all);
    Tooltip.install(this, Tip.of(all));
  }

  private static String joined(String state, String detail) {
    return state.isEmpty() || detail.isEmpty() ? state + detail : state + " · " + detail;
  }

  void choose(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  void fade(boolean faded) {
    setOpacity(faded ? FADED : 1);
  }

  private static Feather icon(Kind kind) {
    return switch (kind) {
      case BALANCER -> Feather.SHUFFLE;
      case TARGETS -> Feather.TARGET;
      case SERVICE -> Feather.SERVER;
      case SECRET -> Feather.KEY;
      case DATABASE -> Feather.DATABASE;
      case CACHE -> Feather.ZAP;
    };
  }
}
