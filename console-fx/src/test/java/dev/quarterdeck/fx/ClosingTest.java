package dev.quarterdeck.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fx.testing.Fx;
import dev.quarterdeck.kernel.Closing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final CompletableFuture<Boolean> then = new CompletableFuture<>();

  private boolean closed() throws Exception {
    return then.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void javaFxThreadWaitsForNothing() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    Fx.run(
        () -> {
          Closing.beside(
              () -> {
                there.complete(Platform.isFxApplicationThread());
                await(free);
              },
              LONG,
              () -> then.complete(true));
          free.countDown();
        });
    assertThat(there.get(LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
    assertThat(closed()).isTrue();
  }

  @Test
  void whatHangsIsNotWaitedForForEver() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Closing.beside(() -> await(never), Duration.ofMillis(1), () -> then.complete(true));
    assertThat(closed()).isTrue();
    never.countDown();
  }

  @Test
  void aFailureDoesNotKeepTheProgram() throws Exception {
    Closing.beside(
        () -> {
          throw new IllegalStateException();
        },
        LONG,
        () -> then.complete(true));
    assertThat(closed()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
