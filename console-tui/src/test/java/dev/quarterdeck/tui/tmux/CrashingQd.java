package dev.quarterdeck.tui.tmux;

import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Consoles;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.session.MfaPrompt;
import dev.quarterdeck.tui.Qd;
import dev.quarterdeck.tui.cli.Io;
import dev.quarterdeck.tui.cli.Parts;
import dev.quarterdeck.tui.console.ConsoleLoop;
import dev.quarterdeck.tui.terminal.Terminals;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program with a console whose own thread fails after it was drawn for a while. */
final class CrashingQd {
  /** In the home; while it is there the clock fails. */
  static final String TRIGGER = "crash";

  private CrashingQd() {}

  public static void main(String[] args) {
    Io io = Io.system();
    Path folder = Path.of(io.env().get("QD_HOME"));
    Path trigger = folder.resolve(TRIGGER);
    Home home = new Home(folder);
    Parts parts =
        new Parts(
            () -> new Consoles(Map.of(), home, MfaPrompt.NONE, "test"),
            () ->
                (consoles, contexts) -> {
                  try (ConsoleReads reads =
                          ConsoleReads.open(consoles, contexts.getFirst()).orThrow();
                      Tty tty = Tty.ofSystem(Terminals.system(home.cache()))) {
                    new ConsoleLoop(tty, failing(reads, trigger), reads.start()).run();
                    return ExitCode.GOOD.code();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return ExitCode.INTERRUPTED.code();
                  }
                },
            Optional::empty);
    System.exit(Qd.run(List.of(args), io, parts));
  }

  private static Reads failing(ConsoleReads reads, Path trigger) {
    Thread loop = Thread.currentThread();
    return (Reads)
        Proxy.newProxyInstance(
            Reads.class.getClassLoader(),
            new Class<?>[] {Reads.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("now")
                  && Thread.currentThread().equals(loop)
                  && Files.exists(trigger)) {
                throw new IllegalStateException("the clock has stopped");
              }
              try {
                return method.invoke(reads, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
