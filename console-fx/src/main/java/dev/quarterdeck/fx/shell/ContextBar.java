package dev.quarterdeck.fx.shell;

import dev.quarterdeck.fx.theme.Chip;
import dev.quarterdeck.fx.theme.Icons;
import dev.quarterdeck.fx.theme.Marked;
import dev.quarterdeck.fx.theme.Tip;
import dev.quarterdeck.fx.theme.ToneLook;
import dev.quarterdeck.screen.console.Msg;
import dev.quarterdeck.screen.console.View.Badge;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The top line: where we are, on which account and region, how dangerous it is, how old it is. */
public final class ContextBar extends HBox {
  private static final PseudoClass PRODUCTION = PseudoClass.getPseudoClass("production");
  private static final double ROOMY = 900;

  private final HBox crumbs = new HBox();
  private final Chip verdict = new Chip();
  private final Chip environment = new Chip();
  private final HBox badges = new HBox();
  private final Label where = new Label();
  private final Label age = new Label();
  private final Button refresh;
  private final Consumer<Msg> send;
  private List<String> shownCrumbs = List.of();
  private List<Badge> shownBadges = List.of();

  public ContextBar(Runnable onRefresh, Consumer<Msg> send) {
    this.send = send;
    getStyleClass().add("context-bar");
    crumbs.getStyleClass().add("crumbs");
    where.getStyleClass().add("where");
    where.setId("where");
    where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    where.setMinWidth(60);
    age.getStyleClass().add("age");
    age.setId("age");
    age.setMinWidth(Region.USE_PREF_SIZE);
    verdict.setId("verdict");
    environment.setId("environment");
    badges.getStyleClass().add("badges");
    badges.setMinWidth(Region.USE_PREF_SIZE);
    refresh = Icons.untold(Feather.REFRESH_CW, "Refresh", onRefresh);
    refresh.setId("refresh");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(crumbs, gap, verdict, where, environment, badges, age, refresh);
  }

  /** Gives what stands here for good its tooltips, which the first frame does not need. */
  public void explain() {
    verdict.setTooltip(Tip.of("The worst of all services"));
    refresh.setTooltip(Tip.of(refresh.getText()));
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
        link.setMnemonicParsing(false);
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
    // Another tooltip would hide the one that is read, and begin its delay anew.
    if (where.getTooltip() == null) {
      where.setTooltip(Tip.of(""));
    }
    where.getTooltip().setText(details);
  }

  /** The whole environment's verdict, null while it is not known; a narrow window leaves it out. */
  public void showVerdict(@Nullable Badge badge) {
    boolean narrow = getWidth() > 0 && getWidth() < ROOMY;
    if (badge == null || narrow) {
      verdict.hide();
    } else {
      Marked marked = Marked.of(badge.text(), badge.tone());
      verdict.show(
          marked.icon().orElse(ToneLook.icon(badge.tone())),
          marked.words() + " overall",
          ToneLook.look(badge.tone()));
      lead(verdict, badge);
    }
  }

  /**
   * The environment, filled with red for production, and short words about the session; a word that
   * repeats the environment's label is enough.
   */
  public void showEnvironment(String label, boolean production, List<Badge> next) {
    pseudoClassStateChanged(PRODUCTION, production);
    boolean said = next.stream().anyMatch(b -> b.text().equalsIgnoreCase(label));
    if (label.isEmpty() || said) {
      environment.hide();
    } else {
      environment.show(
          production ? Feather.SHIELD : Feather.LAYERS,
          production ? label.toUpperCase(Locale.ROOT) : label,
          production ? "production" : "plain");
    }
    showBadges(next);
  }

  private void showBadges(List<Badge> next) {
    if (!next.equals(shownBadges)) {
      shownBadges = List.copyOf(next);
      badges.getChildren().clear();
      for (Badge badge : next) {
        Chip chip = new Chip();
        chip.setId("badge-" + badge.text().toLowerCase(Locale.ROOT));
        chip.show(icon(badge), badge.text(), ToneLook.look(badge.tone()));
        lead(chip, badge);
        badges.getChildren().add(chip);
      }
    }
  }

  private void lead(Chip chip, Badge badge) {
    Msg go = badge.go();
    chip.getStyleClass().remove("leads-to");
    chip.setOnMouseClicked(go == null ? null : e -> send.accept(go));
    if (go != null) {
      chip.getStyleClass().add("leads-to");
    }
  }

  private static Feather icon(Badge badge) {
    return switch (badge.text()) {
      case "SANDBOX" -> Feather.BOX;
      case "READ-ONLY" -> Feather.LOCK;
      default -> ToneLook.icon(badge.tone());
    };
  }

  /** How old the data is, in words; while loading the words say that. */
  public void showAge(String words, boolean loading) {
    age.setText(words);
    refresh.setDisable(loading);
  }
}
