package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.theme.Fonts;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Home;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The desktop console behind {@code qd gui}. */
public final class QuarterdeckDesktop implements Desktop {
  @Override
  public int open(ConsoleFactory consoles, List<Options> contexts) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    WindowMemory memory = new WindowMemory(Home.current().folder().resolve("window.properties"));
    // Beside the toolkit's own start, which takes longer.
    Thread.ofPlatform().daemon().name("fonts").start(Fonts::load);
    try {
      Platform.startup(
          () -> {
            try {
              new QuarterdeckApplication(consoles, contexts, memory, () -> closed.complete(null))
                  .start(new Stage());
            } catch (RuntimeException | Error e) {
              // JavaFX would only print it, and nobody could close a window that is not there.
              closed.completeExceptionally(e);
            }
          });
      closed.get();
      return ExitCode.GOOD.code();
    } catch (UnsupportedOperationException e) {
      throw new ProblemException(
          new Problem.Refused(
              "There is no display to open a window on.",
              "Run qd in a terminal, or run qd gui where a desktop is (on Linux, with DISPLAY set)."),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    }
  }
}
