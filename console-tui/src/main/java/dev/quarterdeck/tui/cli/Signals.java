package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.ExitCode;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C and SIGTERM of this process. */
final class Signals implements Io.Stops {
  /** The first signal asks, the second one halts the process with exit 7. */
  @Override
  public Io.Handle on(Runnable stop) {
    AtomicInteger count = new AtomicInteger();
    return handled(
        signal -> {
          if (count.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
          stop.run();
        });
  }

  @Override
  public Io.Handle ignored() {
    return handled(signal -> {});
  }

  private static Io.Handle handled(SignalHandler handler) {
    Signal interrupt = new Signal("INT");
    Signal terminate = new Signal("TERM");
    SignalHandler oldInterrupt = Signal.handle(interrupt, handler);
    SignalHandler oldTerminate = Signal.handle(terminate, handler);
    return () -> {
      Signal.handle(interrupt, oldInterrupt);
      Signal.handle(terminate, oldTerminate);
    };
  }
}
