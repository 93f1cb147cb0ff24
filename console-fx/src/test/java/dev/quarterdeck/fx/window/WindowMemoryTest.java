package dev.quarterdeck.fx.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowMemoryTest {
  @TempDir private Path folder;

  @Test
  void whatWasSavedComesBack() throws IOException {
    WindowMemory memory = new WindowMemory(folder.resolve("deep/window.properties"));
    WindowState state = new WindowState(12, 34, 1400, 900, true, 0.5, Theme.Choice.LIGHT);
    memory.save(state);
    assertThat(memory.load()).isEqualTo(state);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("deep/window.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingSavedIsTheFirstWindow() {
    assertThat(new WindowMemory(folder.resolve("none")).load()).isEqualTo(WindowState.FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width=wide",
        "theme=PURPLE",
        "x=\\u12",
        "\0\0\0\0",
        "width=NaN\nheight=-4\ndivider=7"
      })
  void aDamagedFileStillGivesAUsableWindow(String content) throws IOException {
    Path file = folder.resolve("window.properties");
    Files.writeString(file, content);
    WindowState state = new WindowMemory(file).load();
    assertThat(state.width()).isGreaterThanOrEqualTo(WindowState.MIN_WIDTH);
    assertThat(state.height()).isGreaterThanOrEqualTo(WindowState.MIN_HEIGHT);
    assertThat(state.divider()).isBetween(0.3, 0.8);
  }
}
