package dev.quarterdeck.fx.theme;

import javafx.scene.control.Tooltip;

/** Words under the mouse; a text from AWS may be long, so they are broken into lines. */
public final class Tip {
  /** In pixels. */
  private static final double WIDEST = 560;

  private Tip() {}

  public static Tooltip of(String words) {
    Tooltip tip = new Tooltip(words);
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    return tip;
  }
}
