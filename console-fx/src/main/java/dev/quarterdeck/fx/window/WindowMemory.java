package dev.quarterdeck.fx.window;

import dev.quarterdeck.fx.theme.Theme;
import dev.quarterdeck.kernel.Files0600;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Keeps a {@link WindowState} in a private properties file; a damaged file counts as none. */
public final class WindowMemory {
  private final Path file;

  public WindowMemory(Path file) {
    this.file = file;
  }

  /** What was kept, or {@link WindowState#FIRST}. */
  public WindowState load() {
    Properties kept = new Properties();
    try {
      kept.load(new StringReader(Files.readString(file)));
      WindowState first = WindowState.FIRST;
      return new WindowState(
          number(kept, "x", first.x()),
          number(kept, "y", first.y()),
          number(kept, "width", first.width()),
          number(kept, "height", first.height()),
          Boolean.parseBoolean(kept.getProperty("maximized")),
          number(kept, "divider", first.divider()),
          Theme.Choice.valueOf(kept.getProperty("theme", first.theme().name())));
    } catch (IOException | IllegalArgumentException e) {
      // Missing, unreadable or not ours: a window in its first place is the whole remedy.
      return WindowState.FIRST;
    }
  }

  private static double number(Properties kept, String key, double otherwise) {
    String text = kept.getProperty(key);
    return text == null ? otherwise : Double.parseDouble(text);
  }

  /** Replaces the file, readable by its owner only. */
  public void save(WindowState state) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("x", Double.toString(state.x()));
    kept.setProperty("y", Double.toString(state.y()));
    kept.setProperty("width", Double.toString(state.width()));
    kept.setProperty("height", Double.toString(state.height()));
    kept.setProperty("maximized", Boolean.toString(state.maximized()));
    kept.setProperty("divider", Double.toString(state.divider()));
    kept.setProperty("theme", state.theme().name());
    StringWriter text = new StringWriter();
    kept.store(text, "Quarterdeck's window");
    Files0600.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
