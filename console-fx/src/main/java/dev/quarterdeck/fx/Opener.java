package dev.quarterdeck.fx;

import dev.quarterdeck.app.ConsoleFactory;
import dev.quarterdeck.app.ConsoleReads;
import dev.quarterdeck.app.Options;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.screen.loop.Effect;
import dev.quarterdeck.screen.loop.ScreenLoop;
import dev.quarterdeck.screen.loop.Step;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the console behind the painted window, and closes it even when the window was faster. */
final class Opener implements AutoCloseable {
  /** What happens while there is no console yet. */
  private sealed interface Msg {
    record Try() implements Msg {}

    record Opened(Outcome<ConsoleReads> outcome) implements Msg {}
  }

  /** The outcome is null while it is being opened. */
  private record State(boolean opening, @Nullable Outcome<ConsoleReads> outcome) {}

  private final ConsoleFactory consoles;
  private final Options options;
  private final ScreenLoop<State, Msg> loop;
  private @Nullable ConsoleReads reads;
  private boolean closed;

  /**
   * {@code told} gets every outcome on the executor's thread; the console stays this one's to
   * close.
   */
  Opener(
      ConsoleFactory consoles, Options options, Executor ui, Consumer<Outcome<ConsoleReads>> told) {
    this.consoles = consoles;
    this.options = options;
    this.loop =
        new ScreenLoop<>(
            new State(false, null),
            this::update,
            e -> new Msg.Opened(Outcome.failed(Problems.unexpected(e))),
            ui,
            s -> {
              if (s.outcome() != null) {
                told.accept(s.outcome());
              }
            });
  }

  /** Tries, or tries again; does nothing while a try is under way. */
  void open() {
    loop.send(new Msg.Try());
  }

  private Step<State, Msg> update(State state, Msg message) {
    return switch (message) {
      case Msg.Try t when state.opening() -> Step.to(state);
      case Msg.Try t ->
          Step.to(new State(true, null), new Effect<>("open", () -> new Msg.Opened(opened())));
      case Msg.Opened(Outcome<ConsoleReads> outcome) -> Step.to(new State(false, outcome));
    };
  }

  private Outcome<ConsoleReads> opened() {
    Outcome<ConsoleReads> outcome = ConsoleReads.open(consoles, options);
    if (outcome instanceof Outcome.Done<ConsoleReads>(ConsoleReads made)) {
      keep(made);
    }
    return outcome;
  }

  /** The window may have been closed meanwhile. */
  private synchronized void keep(ConsoleReads made) {
    if (closed) {
      made.close();
    } else {
      reads = made;
    }
  }

  @Override
  public void close() {
    loop.close();
    synchronized (this) {
      closed = true;
      if (reads != null) {
        reads.close();
      }
    }
  }
}
