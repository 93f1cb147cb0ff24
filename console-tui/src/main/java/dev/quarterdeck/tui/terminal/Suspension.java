package dev.quarterdeck.tui.terminal;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** Stops this program as Ctrl-Z does in a shell, and comes back when it is continued. */
@FunctionalInterface
public interface Suspension {
  /** Returns when the program goes on. */
  void stop(Terminal terminal) throws IOException, InterruptedException;

  /**
   * Stops the whole job, as the terminal driver would: a launcher script has to stop as well, or
   * the shell would go on waiting. SIGTSTP rather than SIGSTOP: where there is no shell to continue
   * the job, the system ignores it instead of stopping for ever.
   */
  static Suspension ofJob() {
    return terminal -> {
      SignalHandler before = terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL);
      try {
        new ProcessBuilder("/bin/sh", "-c", "kill -TSTP 0")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } finally {
        terminal.handle(Signal.TSTP, before);
      }
    };
  }
}
