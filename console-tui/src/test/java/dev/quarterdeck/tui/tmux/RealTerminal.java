package dev.quarterdeck.tui.tmux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A shell in a tmux of its own, in which programs are started, typed at and looked at as a person
 * would.
 */
final class RealTerminal implements AutoCloseable {
  static final String PROMPT = "ready$ ";

  /** How long a picture is waited for that must come; far longer than any machine needs. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final String socket;

  RealTerminal(Path folder, int rows, int columns) throws IOException, InterruptedException {
    this.folder = folder;
    this.socket = folder.resolve("tmux").toString();
    Files.writeString(
        folder.resolve("tmux.conf"),
        "set -g status off\nset -g default-terminal screen-256color\n");
    tmux(
        "-f",
        folder.resolve("tmux.conf").toString(),
        "new-session",
        "-d",
        "-c",
        folder.toString(),
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(rows),
        "env LC_ALL=C.UTF-8 HISTFILE= PS1='" + PROMPT + "' bash --norc --noprofile");
    sees(PROMPT.strip());
  }

  /** A script that becomes this class's main, and leaves its process id in a file of its name. */
  Path program(String name, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Path script = folder.resolve(name);
    Files.writeString(
        script,
        "#!/bin/sh\nexport QD_HOME='%s'\necho $$ >'%s.pid'\nexec '%s'\n"
            .formatted(folder.resolve("home"), script, String.join("' '", command)));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
    return script;
  }

  void signal(Path program, String signal) throws IOException, InterruptedException {
    String pid = Files.readString(folder.resolve(program.getFileName() + ".pid")).strip();
    run(List.of("kill", "-" + signal, pid));
  }

  /** Text as typed, then Enter. */
  void line(String text) throws IOException, InterruptedException {
    type(text);
    key("Enter");
  }

  void type(String text) throws IOException, InterruptedException {
    tmux("send-keys", "-l", text);
  }

  /** A key by tmux's name: {@code C-z}, {@code Enter}. */
  void key(String name) throws IOException, InterruptedException {
    tmux("send-keys", name);
  }

  void resize(int rows, int columns) throws IOException, InterruptedException {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  String picture() throws IOException, InterruptedException {
    return tmux("capture-pane", "-p");
  }

  /** What tmux knows of the terminal: second screen, cursor shown, mouse asked for. */
  String modes() throws IOException, InterruptedException {
    return tmux("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag}")
        .strip();
  }

  String sees(String... texts) throws IOException, InterruptedException {
    return sees(String.join("», «", texts), s -> List.of(texts).stream().allMatch(s::contains));
  }

  String sees(String what, Predicate<String> expected) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String picture = picture();
    while (!expected.test(picture)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never saw " + what + "; the terminal shows:\n" + picture);
      }
      picture = picture();
    }
    return picture;
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("TMUX");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + ": " + out);
    }
    return out;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    tmux("kill-server");
  }
}
