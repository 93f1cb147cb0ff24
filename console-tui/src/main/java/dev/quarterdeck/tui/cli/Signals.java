package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.ExitCode;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C and SIGTERM of this process. */
final class Signals {
  private Signals() {}

  /** The first signal asks, the second one halts the process with exit 7. */
  static Io.Handle on(Runnable stop) {
    AtomicInteger count = new AtomicInteger();
    SignalHandler handler =
        signal -> {
          if (count.incrementAndGet() > 1) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
          }
          stop.run();
        };
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
