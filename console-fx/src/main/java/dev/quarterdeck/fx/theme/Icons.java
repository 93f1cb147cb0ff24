package dev.quarterdeck.fx.theme;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons and the small buttons that show nothing else. */
public final class Icons {
  private Icons() {}

  /** An icon; its size and colour come from the style sheet. */
  public static FontIcon of(Feather icon, String... styleClasses) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }

  /** A flat button with an icon only; the words are its tooltip and its accessible text. */
  public static Button button(Feather icon, String words, Runnable onAction) {
    Button button = untold(icon, words, onAction);
    button.setTooltip(Tip.of(words));
    return button;
  }

  /** The same without the tooltip, which is costly to make, for the window's first frame. */
  public static Button untold(Feather icon, String words, Runnable onAction) {
    Button button = new Button(words, of(icon));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("icon-button", "flat");
    button.setAccessibleText(words);
    button.setFocusTraversable(false);
    button.setOnAction(e -> onAction.run());
    return button;
  }
}
