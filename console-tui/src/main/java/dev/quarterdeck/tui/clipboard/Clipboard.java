package dev.quarterdeck.tui.clipboard;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.cli.Io;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system's clipboard, or the terminal's. */
public interface Clipboard {
  /** As it is told to a person: {@code wl-copy}, {@code the terminal}. */
  String name();

  void put(SecretValue value) throws IOException;

  /** Whether it holds the value; empty where it cannot be read back. */
  Optional<Boolean> holds(SecretValue value) throws IOException;

  void clear() throws IOException;

  /**
   * The first that is there: Wayland's, X11's, macOS's, else the terminal's own (OSC 52), which
   * also works through SSH. Empty where there is neither.
   */
  static Optional<Clipboard> of(Io io) {
    return of(io.env(), io.errTerminal() ? io.err() : null);
  }

  /** The same; {@code terminal}: the way to it, or null where there is none. */
  static Optional<Clipboard> of(Map<String, String> env, @Nullable OutputStream terminal) {
    if (env.containsKey("WAYLAND_DISPLAY") && onPath(env, "wl-copy") && onPath(env, "wl-paste")) {
      return Optional.of(ClipboardTool.wayland(env));
    }
    if (env.containsKey("DISPLAY")) {
      if (onPath(env, "xclip")) {
        return Optional.of(
            new ClipboardTool(
                env,
                List.of("xclip", "-selection", "clipboard", "-in"),
                List.of("xclip", "-selection", "clipboard", "-out"),
                List.of("xclip", "-selection", "clipboard", "-in")));
      }
      if (onPath(env, "xsel")) {
        return Optional.of(
            new ClipboardTool(
                env,
                List.of("xsel", "--clipboard", "--input"),
                List.of("xsel", "--clipboard", "--output"),
                List.of("xsel", "--clipboard", "--clear")));
      }
    }
    if (onPath(env, "pbcopy") && onPath(env, "pbpaste")) {
      return Optional.of(
          new ClipboardTool(env, List.of("pbcopy"), List.of("pbpaste"), List.of("pbcopy")));
    }
    return Optional.ofNullable(terminal).map(TerminalClipboard::new);
  }

  private static boolean onPath(Map<String, String> env, String tool) {
    return find(env, tool).isPresent();
  }

  /** The tool's path, as the environment's PATH tells it. */
  static Optional<Path> find(Map<String, String> env, String tool) {
    for (String folder : env.getOrDefault("PATH", "").split(":", -1)) {
      Path file = Path.of(folder).resolve(tool);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
