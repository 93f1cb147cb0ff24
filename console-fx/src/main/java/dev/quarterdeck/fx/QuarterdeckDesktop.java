package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.Desktop;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.fx.window.WindowMemory;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.session.Home;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The desktop console behind {@code qd gui}. */
public final class QuarterdeckDesktop implements Desktop {
  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  @Override
  public int open(ConsoleFactory consoles, Options options) {
    // It warns at every start that it was loaded from the class path, which is how it is installed.
    TOOLKIT.setLevel(Level.SEVERE);
    CountDownLatch closed = new CountDownLatch(1);
    WindowMemory memory = new WindowMemory(Home.current().folder().resolve("window.properties"));
    try {
      Platform.startup(
          () ->
              new QuarterdeckApplication(consoles, options, memory, closed::countDown)
                  .start(new Stage()));
      closed.await();
      return ExitCode.GOOD.code();
    } catch (UnsupportedOperationException e) {
      System.err.println("There is no display to open a window on: " + e.getMessage() + ".");
      System.err.println("Run qd in a terminal instead, or set DISPLAY.");
      return ExitCode.REFUSED.code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    }
  }
}
