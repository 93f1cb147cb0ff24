package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C and SIGTERM of this process. */
final class Signals implements Io.Stops {
  /** The first signal asks, the second one ends the process with exit 7, without its say. */
  @Override
  public Io.Handle on(Runnable stop) {
    AtomicInteger count = new AtomicInteger();
    return handled(
        signal -> {
          if (count.incrementAndGet() > 1) {
            AtExit.halt(ExitCode.INTERRUPTED.code());
          }
          stop.run();
        },
        "INT",
        "TERM");
  }

  @Override
  public Io.Handle passedTo(Consumer<String> each) {
    return handled(signal -> each.accept(signal.getName()), "INT", "TERM", "HUP", "USR1", "USR2");
  }

  @Override
  public Io.Handle ignored() {
    return handled(signal -> {}, "INT", "TERM");
  }

  private static Io.Handle handled(SignalHandler handler, String... names) {
    List<Runnable> back = new ArrayList<>();
    for (String name : names) {
      Signal signal = new Signal(name);
      SignalHandler old = Signal.handle(signal, handler);
      back.add(() -> Signal.handle(signal, old));
    }
    return () -> back.forEach(Runnable::run);
  }
}
