package dev.quarterdeck.tui.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Another program in this one's place. */
public final class InPlace {
  private final Io io;

  public InPlace(Io io) {
    this.io = io;
  }

  /**
   * Runs the program: it has the streams, gets every signal, and its exit code is given. A signal
   * that ends it counts as 128 and the signal's number, as in a shell.
   *
   * @param environment all that it finds in its environment
   */
  public int run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // What is inherited stays byte for byte, also what this process's locale cannot read.
    Map<String, String> all = builder.environment();
    all.keySet().retainAll(environment.keySet());
    environment.forEach(
        (key, value) -> {
          if (!value.equals(all.get(key))) {
            all.put(key, value);
          }
        });
    BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    try (Io.Handle listening = io.stops().passedTo(signals::add)) {
      // Listening comes first: a signal may arrive as soon as the program runs.
      Process program = builder.start();
      Thread passing = Thread.ofVirtual().start(() -> passOn(signals, program));
      try {
        return program.waitFor();
      } catch (InterruptedException e) {
        program.destroy();
        throw e;
      } finally {
        passing.interrupt();
      }
    }
  }

  /** In which a program's environment is written: the locale's, whatever files are in. */
  public static Charset environmentCharset() {
    return Charset.forName(
        System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()),
        Charset.defaultCharset());
  }

  private void passOn(BlockingQueue<String> signals, Process program) {
    try {
      while (true) {
        passOn(signals.take(), program);
      }
    } catch (InterruptedException e) {
      // The program has ended.
      Thread.currentThread().interrupt();
    }
  }

  private void passOn(String signal, Process program) {
    // Ctrl-C reaches every program of the terminal: a second one would mean more than the first.
    if (signal.equals("INT") && (io.inTerminal() || io.errTerminal())) {
      return;
    }
    if (signal.equals("TERM")) {
      program.destroy();
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -$0 $1", signal, Long.toString(program.pid())).start();
    } catch (IOException e) {
      program.destroy();
    }
  }
}
