package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Chip;
import dev.quarterdeck.fx.theme.Icons;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The top line: where we are, on which account and region, how dangerous it is, how old it is. */
public final class ContextBar extends HBox {
  private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");

  private final HBox crumbs = new HBox();
  private final Chip environment = new Chip();
  private final Chip sandbox = new Chip();
  private final Chip readOnly = new Chip();
  private final Label where = new Label();
  private final Label age = new Label();
  private final Button refresh;
  private List<String> shownCrumbs = List.of();

  public ContextBar(Runnable onRefresh) {
    getStyleClass().add("context-bar");
    crumbs.getStyleClass().add("crumbs");
    where.getStyleClass().add("where");
    where.setId("where");
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    where.setMinWidth(60);
    age.getStyleClass().add("age");
    age.setId("age");
    age.setMinWidth(Region.USE_PREF_SIZE);
    environment.setId("environment");
    sandbox.setId("sandbox");
    readOnly.setId("read-only");
    refresh = Icons.button(Feather.REFRESH_CW, "Refresh", onRefresh);
    refresh.setId("refresh");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(crumbs, gap, where, environment, sandbox, readOnly, age, refresh);
  }

  /** The path to what is shown; all but the last part lead back by calling with their index. */
  public void showCrumbs(List<String> parts, IntConsumer onGo) {
    if (parts.equals(shownCrumbs)) {
      return;
    }
    shownCrumbs = List.copyOf(parts);
    crumbs.getChildren().clear();
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      if (i > 0) {
        crumbs.getChildren().add(Icons.of(Feather.CHEVRON_RIGHT, "crumb-arrow"));
      }
      if (i < parts.size() - 1) {
        Hyperlink link = new Hyperlink(parts.get(i));
        link.getStyleClass().add("crumb");
        link.setFocusTraversable(false);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(
            e -> {
              link.setVisited(false);
              onGo.accept(index);
            });
        crumbs.getChildren().add(link);
      } else {
        Label here = new Label(parts.get(i));
        here.getStyleClass().addAll("crumb", "here");
        here.setMinWidth(40);
        crumbs.getChildren().add(here);
      }
    }
  }

  /** Account, region and caller; the tooltip holds what does not fit. */
  public void showWhere(String text, String details) {
    where.setText(text);
    where.setTooltip(details.isEmpty() ? null : new Tooltip(details));
  }

  /** The environment; production is filled with red and says so. */
  public void showEnvironment(String label, boolean production) {
    pseudoClassStateChanged(PRODUCTION, production);
    if (label.isEmpty()) {
      environment.hide();
    } else {
      environment.show(
          production ? Feather.SHIELD : Feather.LAYERS,
          production ? label.toUpperCase(java.util.Locale.ROOT) : label,
          production ? "production" : "plain");
    }
  }

  /** An empty text means that this is no sandbox. */
  public void showSandbox(String text) {
    if (text.isEmpty()) {
      sandbox.hide();
    } else {
      sandbox.show(Feather.BOX, text, "sandbox");
    }
  }

  public void showReadOnly(boolean on) {
    if (on) {
      readOnly.show(Feather.LOCK, "READ-ONLY", "read-only");
    } else {
      readOnly.hide();
    }
  }

  /** How old the data is, in words; while loading the words say that. */
  public void showAge(String words, boolean loading) {
    age.setText(words);
    refresh.setDisable(loading);
  }
}
