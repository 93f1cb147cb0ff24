package dev.quarterdeck.fx;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.fx.testing.Pictures;
import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.fx.window.WindowState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How the pictures are taken. */
final class Shots {
  static final Path TO = Path.of("target/screenshots");

  private Shots() {}

  /** The next window has this size and theme. */
  static void window(Path home, double width, double height, Theme.Choice theme)
      throws IOException {
    new WindowMemory(home.resolve("window.properties"))
        .save(
            new WindowState(
                Double.NaN, Double.NaN, width, height, false, WindowState.FIRST.divider(), theme));
    Fx.settle();
  }

  /** What the window shows now, light and dark. */
  static void both(Desk desk, String name) {
    for (Theme.Choice theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      one(desk, name, theme);
    }
  }

  static void one(Desk desk, String name, Theme.Choice theme) {
    Fx.run(() -> desk.window().theme().choice().set(theme));
    String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    Pictures.write(desk.scene(), TO.resolve(name + suffix));
  }
}
