package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Live;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Switches profile or region without a restart: opens what is needed for the new connection, raises
 * the epoch, and closes what belonged to the old one, which interrupts its calls.
 *
 * @param <C> what is opened per connection: the clients, or a whole console
 */
public final class Sessions<C extends AutoCloseable> implements AutoCloseable {
  /** Opens what one connection needs; reads nothing from the network. */
  @FunctionalInterface
  public interface Opener<C> {
    Outcome<Opened<C>> open(Connection connection, long epoch);
  }

  /** A session with what was opened for it. */
  public record Opened<C>(Session session, C parts) {}

  private final Opener<C> opener;
  private @Nullable Live<Opened<C>> current;
  private long epoch;

  private Sessions(Opener<C> opener) {
    this.opener = opener;
  }

  /** Opens the first session, epoch 1. */
  public static <C extends AutoCloseable> Outcome<Sessions<C>> start(
      Connection connection, Opener<C> opener) {
    Sessions<C> sessions = new Sessions<>(opener);
    return sessions.switchTo(connection).map(first -> sessions);
  }

  /** The session in use. */
  public synchronized Opened<C> current() {
    return live().get();
  }

  /** Tells the session in use and every switch. */
  public synchronized Live.Subscription subscribe(Consumer<? super Opened<C>> subscriber) {
    return live().subscribe(subscriber);
  }

  /** Whether an answer that was asked for in that epoch is still wanted. */
  public synchronized boolean current(long askedIn) {
    return askedIn == epoch;
  }

  /** Goes to another connection; where that cannot be opened the old session stays in use. */
  public synchronized Outcome<Opened<C>> switchTo(Connection connection) {
    Outcome<Opened<C>> opened = opener.open(connection, epoch + 1);
    if (opened instanceof Outcome.Done<Opened<C>>(Opened<C> next)) {
      epoch++;
      Live<Opened<C>> live = current;
      if (live == null) {
        current = new Live<>(next);
      } else {
        Opened<C> left = live.get();
        live.set(next);
        return close(left.parts()).then(done -> Outcome.done(next));
      }
    }
    return opened;
  }

  private Live<Opened<C>> live() {
    if (current == null) {
      throw new IllegalStateException("no session was opened");
    }
    return current;
  }

  private static Outcome<Boolean> close(AutoCloseable parts) {
    try {
      parts.close();
      return Outcome.done(true);
    } catch (Exception e) {
      return Outcome.failed(
          new Problem.Unexpected(
              "The connection that was left could not be closed.",
              "Nothing needs to be done; report it when it happens again.",
              e.getClass().getName()));
    }
  }

  /** Closes the session in use. */
  @Override
  public synchronized void close() throws Exception {
    if (current != null) {
      current.get().parts().close();
    }
  }
}
