package dev.quarterdeck.tui.console;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.screen.session.BesidePage;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.tui.FullScreen;
import dev.quarterdeck.tui.cli.AtExit;
import dev.quarterdeck.tui.output.json.Documents;
import dev.quarterdeck.tui.terminal.Terminals;
import dev.quarterdeck.tui.terminal.Tty;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Opens the console on the terminal of this process. */
public final class FullScreenConsole implements FullScreen {
  private final Supplier<Future<Tty>> seat;

  public FullScreenConsole() {
    this(() -> Terminals.openSystem(Home.current().cache()));
  }

  /**
   * @param seat begins to open the terminal that the person sits at
   */
  public FullScreenConsole(Supplier<Future<Tty>> seat) {
    this.seat = seat;
  }

  /**
   * The session and the terminal are opened side by side: each takes its time, and neither touches
   * the network.
   */
  @Override
  public int open(ConsoleFactory consoles, List<Options> contexts) {
    AtExit.orderly();
    Future<Tty> opening = seat.get();
    Outcome<ConsoleReads> opened = ConsoleReads.open(consoles, contexts.getFirst());
    try {
      if (!opened.isDone()) {
        opening.get().close();
      }
      try (ConsoleReads reads = opened.orThrow();
          Tty tty = opening.get()) {
        reads.writtenBy(Documents::json);
        ConsoleLoop loop =
            new ConsoleLoop(
                tty,
                reads,
                BesidePage.first(reads.start(), contexts.stream().map(Options::context).toList()));
        reads.openSessionsWith(new TerminalSessions(reads, loop, System.getenv()));
        consoles.askCodesWith(loop.codes());
        loop.run();
      }
      return ExitCode.GOOD.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Storage(
              "The terminal cannot be written to any more.",
              "Start qd again in a terminal, or use the one-shot commands, for example qd health."),
          e);
    } finally {
      consoles.askCodesWith(null);
    }
  }
}
