package dev.quarterdeck.fx.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The toolkit for tests: started once without a display, never ended by a closed window. */
public final class Fx {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static {
    if (System.getProperty("glass.platform", "Headless").equals("Headless")) {
      System.setProperty("glass.platform", "Roomy");
    }
    // A method of another class: a lambda's body would wait for this very initialiser.
    CompletableFuture<Boolean> started = new CompletableFuture<>();
    Platform.startup(new Started(started));
    await(started, () -> "JavaFX to start");
    Platform.setImplicitExit(false);
  }

  private record Started(CompletableFuture<Boolean> started) implements Runnable {
    @Override
    public void run() {
      started.complete(true);
    }
  }

  private Fx() {}

  /** Runs on JavaFX's thread and hands over what came out. */
  public static <T> T call(Callable<T> body) {
    if (Platform.isFxApplicationThread()) {
      return now(body);
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(body.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return await(result, () -> "JavaFX's thread");
  }

  private static <T> T now(Callable<T> body) {
    try {
      return body.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  public static void run(Runnable body) {
    call(
        () -> {
          body.run();
          return true;
        });
  }

  /** Looks at every frame until the condition holds; the words name what never came. */
  public static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition);
  }

  /** Likewise; the words are made when the wait has failed, so they can describe the state. */
  public static void until(Supplier<String> what, BooleanSupplier condition) {
    CompletableFuture<Boolean> seen = new CompletableFuture<>();
    AnimationTimer everyFrame =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            try {
              if (condition.getAsBoolean()) {
                seen.complete(true);
                stop();
              }
            } catch (Throwable e) {
              seen.completeExceptionally(e);
              stop();
            }
          }
        };
    Platform.runLater(everyFrame::start);
    try {
      await(seen, what);
    } finally {
      Platform.runLater(everyFrame::stop);
    }
  }

  /** Lets layout and painting catch up: two whole frames. */
  public static void settle() {
    int[] frames = {0};
    until("two frames", () -> ++frames[0] > 2);
  }

  private static <T> T await(CompletableFuture<T> future, Supplier<String> what) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("waited " + PATIENCE.toSeconds() + " s for: " + what.get(), e);
    } catch (ExecutionException e) {
      throw new AssertionError("while waiting for: " + what.get(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what.get(), e);
    }
  }
}
