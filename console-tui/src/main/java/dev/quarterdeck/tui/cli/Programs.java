package dev.quarterdeck.tui.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Other programs of this machine, found on the PATH of the run. */
public final class Programs {
  private static final long ANSWER_SECONDS = 10;
  private final Map<String, String> env;
  private final Supplier<Io.Handle> ignoringStops;

  public Programs(Io io) {
    this(io.env(), () -> io.stops().ignored());
  }

  /** {@code ignoringStops}: leaves Ctrl-C to the other program until it is closed. */
  public Programs(Map<String, String> env, Supplier<Io.Handle> ignoringStops) {
    this.env = env;
    this.ignoringStops = ignoringStops;
  }

  /** The program's file; empty where it is not installed. */
  public Optional<Path> find(String program) {
    for (String folder : env.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty()) {
        for (String name : List.of(program, program + ".exe")) {
          Path file = Path.of(folder, name);
          if (Files.isRegularFile(file) && Files.isExecutable(file)) {
            return Optional.of(file);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Starts it with one more argument and leaves it running; false where that is not possible. */
  public boolean launch(List<String> command, String argument) {
    Optional<Path> file = find(command.getFirst());
    if (file.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>(command);
    words.set(0, file.get().toString());
    words.add(argument);
    try {
      new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** What it prints on standard output; empty where it fails or takes longer than ten seconds. */
  public String output(Path program, String... arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    try {
      Process p = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      p.getOutputStream().close();
      try (var out = p.getInputStream()) {
        byte[] bytes = out.readNBytes(4_096);
        if (!p.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
          p.destroyForcibly();
        }
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip();
      }
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Hands the terminal over to it until it ends; Ctrl-C is its own meanwhile. Gives its exit code.
   */
  public int handOver(List<String> command, Map<String, String> more)
      throws IOException, InterruptedException {
    try (Io.Handle own = ignoringStops.get()) {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().putAll(more);
      return builder.start().waitFor();
    }
  }
}
