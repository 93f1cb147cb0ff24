package dev.quarterdeck.fx.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;

/** The product's typeface, carried along so that the window looks the same everywhere. */
final class Fonts {
  private static final double ANY_SIZE = 13;

  private Fonts() {}

  /**
   * Makes the families {@code Inter}, {@code Inter Medium} and {@code Inter Semi Bold} known to
   * CSS; where the toolkit refuses one, its own default font stands in.
   */
  static void load() {
    for (String weight : new String[] {"Regular", "Medium", "SemiBold"}) {
      try (InputStream in =
          Fonts.class.getResourceAsStream("/dev/quarterdeck/fx/fonts/Inter-" + weight + ".otf")) {
        if (in != null) {
          Font.loadFont(in, ANY_SIZE);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("font in the jar", e);
      }
    }
  }
}
