package dev.quarterdeck.tui.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.tui.cli.AtExit;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A value that was lent to a clipboard is taken back, whatever happens meanwhile. */
class LentTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);
  private volatile String held = "";
  private volatile boolean readable = true;
  private int broken;

  /** One as macOS keeps it: whoever sets it may end, and what was set stays. */
  private final class Kept implements Clipboard {
    @Override
    public String name() {
      return "pbcopy";
    }

    @Override
    public void put(SecretValue value) throws IOException {
      held = value.readText(text -> text);
      asked.countDown();
      await(answers);
    }

    @Override
    public Optional<Boolean> holds(SecretValue value) throws IOException {
      if (!readable) {
        throw new IOException("pbpaste was ended");
      }
      asked.countDown();
      await(answers);
      return Optional.of(value.readText(held::equals));
    }

    @Override
    public void clear() throws IOException {
      if (broken-- > 0) {
        throw new IOException("pbcopy was ended");
      }
      held = "";
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Lent lend() throws IOException {
    try (SecretValue value = SecretValue.ofText("a-value")) {
      return Lent.put(new Kept(), value);
    }
  }

  @Test
  void aStopWhileTheToolIsFillingItLeavesNothingThere() throws Exception {
    CompletableFuture<String> said = new CompletableFuture<>();
    Thread command =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    said.complete(lend().takeBack());
                  } catch (IOException e) {
                    said.completeExceptionally(e);
                  }
                });
    asked.await();
    command.interrupt();
    answers.countDown();
    assertThat(said.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("The clipboard is cleared.");
    assertThat(held).isEmpty();
  }

  @Test
  void whatIsReadNoMoreOrEndedByTheSameCtrlCIsClearedAllTheSame() throws Exception {
    answers.countDown();
    Lent lent = lend();
    readable = false;
    broken = 1;
    lent.takeBack();
    assertThat(held).isEmpty();
  }

  @Test
  void theEndOfTheProcessWaitsForAClearingThatIsUnderWay() throws Exception {
    answers.countDown();
    Lent lent = lend();
    AtExit.last(LONG);
    assertThat(held).isEmpty();
    assertThat(lent.takeBack()).contains("cleared");
  }
}
