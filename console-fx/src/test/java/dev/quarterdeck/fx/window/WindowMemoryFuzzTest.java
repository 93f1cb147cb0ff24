package dev.quarterdeck.fx.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the window was, read back. */
class WindowMemoryFuzzTest {
  @TempDir private Path folder;

  @Test
  void aWindowIsAlwaysOneThatCanBeShown() {
    Path file = folder.resolve("window.properties");
    Fuzz.of(
            "the window's memory",
            "x=10.0\ny=20.0\nwidth=1280.0\nheight=800.0\nmaximized=false\ndivider=0.5\ntheme=DARK\n",
            "x=NaN\nwidth=NaN\nheight=1e400\ndivider=-3\n")
        .each(
            text -> {
              Files.write(file, text.getBytes(StandardCharsets.UTF_8));
              WindowState was = new WindowMemory(file).load();
              assertThat(was.width()).isBetween(WindowState.MIN_WIDTH, 100_000.0);
              assertThat(was.height()).isBetween(WindowState.MIN_HEIGHT, 100_000.0);
              assertThat(was.divider()).isBetween(0.0, 1.0);
            });
  }
}
