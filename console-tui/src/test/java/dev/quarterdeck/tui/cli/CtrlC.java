package dev.quarterdeck.tui.cli;

import java.util.concurrent.CompletableFuture;

/** A person's Ctrl-C: it is pressed when the command listens for it, never before. */
public final class CtrlC implements Io.Stops {
  private final CompletableFuture<Runnable> listening = new CompletableFuture<>();

  @Override
  public Io.Handle on(Runnable stop) {
    listening.complete(stop);
    return () -> {};
  }

  /** Stops the command; waits until it listens, because it may be at work before that. */
  public void press() {
    listening.join().run();
  }
}
