package dev.quarterdeck.fx.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** The product's typeface, carried along so that the window looks the same everywhere. */
public final class Fonts {
  private static final double ANY_SIZE = 13;
  private static final FutureTask<Void> LOADING = new FutureTask<>(Fonts::read, null);

  private Fonts() {}

  /**
   * Makes the families {@code Inter}, {@code Inter Medium} and {@code Inter Semi Bold} known to
   * CSS, once, or waits until that is done; where the toolkit refuses one, its own default font
   * stands in. Any thread, also before the toolkit's own start.
   */
  public static void load() {
    LOADING.run();
    try {
      LOADING.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("fonts in the jar", e.getCause());
    }
  }

  private static void read() {
    for (String weight : new String[] {"Regular", "Medium", "SemiBold"}) {
      try (InputStream in =
          Fonts.class.getResourceAsStream("/dev/quarterdeck/fx/fonts/Inter-" + weight + ".otf")) {
        if (in != null) {
          Font.loadFont(in, ANY_SIZE);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // The first icon and the first measured text load what all others need.
    Text[] first = {Icons.of(Feather.SEARCH), new Text("Quarterdeck")};
    for (Text text : first) {
      text.getLayoutBounds();
    }
  }
}
