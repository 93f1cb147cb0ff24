package dev.quarterdeck.screen.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code update(State, Msg) → Step(State, Effects)} with everything that crosses threads in one
 * place: messages are handled on the given executor only (JavaFX's thread, the terminal's queue, or
 * run-at-once in tests), effects run on virtual threads, and an answer that was overtaken or
 * belongs to a closed loop is dropped.
 */
public final class ScreenLoop<S, M> implements AutoCloseable {
  private record Running(long ticket, Future<?> future) {}

  private final BiFunction<S, M, Step<S, M>> update;
  private final Function<Throwable, M> crashed;
  private final Executor ui;
  private final Consumer<S> changed;
  private final ExecutorService effects = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Running> running = new HashMap<>();
  private S state;
  private long tickets;
  private volatile boolean closed;

  /**
   * @param crashed how a failure that an effect did not foresee becomes a message
   * @param ui runs one task at a time, in order
   * @param changed called on {@code ui} after every message that changed the state
   */
  public ScreenLoop(
      S initial,
      BiFunction<S, M, Step<S, M>> update,
      Function<Throwable, M> crashed,
      Executor ui,
      Consumer<S> changed) {
    this.state = initial;
    this.update = update;
    this.crashed = crashed;
    this.ui = ui;
    this.changed = changed;
  }

  /** From any thread. */
  public void send(M message) {
    if (!closed) {
      ui.execute(() -> handle(message));
    }
  }

  /** Only on the executor's thread. */
  public S state() {
    return state;
  }

  private void handle(M message) {
    if (closed) {
      return;
    }
    Step<S, M> step = update.apply(state, message);
    boolean same = step.state() == state;
    state = step.state();
    if (step.restart()) {
      running.values().forEach(r -> r.future().cancel(true));
      running.clear();
    }
    step.effects().forEach(this::start);
    if (!same) {
      changed.accept(state);
    }
  }

  private void start(Effect<M> effect) {
    Running older = running.remove(effect.key());
    if (older != null) {
      older.future().cancel(true);
    }
    long ticket = ++tickets;
    Future<?> future = effects.submit(() -> answer(effect, ticket, call(effect)));
    running.put(effect.key(), new Running(ticket, future));
  }

  /** Errors too: a screen must not wait for ever because a class could not be loaded. */
  private M call(Effect<M> effect) {
    try {
      return effect.body().call();
    } catch (Exception | Error e) {
      return crashed.apply(e);
    }
  }

  private void answer(Effect<M> effect, long ticket, M message) {
    if (closed) {
      return;
    }
    ui.execute(
        () -> {
          Running current = running.get(effect.key());
          if (current != null && current.ticket() == ticket) {
            running.remove(effect.key());
            handle(message);
          }
        });
  }

  /** Interrupts what runs; answers still under way are dropped. */
  @Override
  public void close() {
    closed = true;
    effects.shutdownNow();
  }
}
