package dev.quarterdeck.fx.testing;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Errand;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Something on a sheet that goes on until a test ends it, and says what the test wants said. */
public final class Lasting implements Errand<Reads> {
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<SheetLine> lines;

  public Lasting(List<SheetLine> lines) {
    this.lines = List.copyOf(lines);
  }

  @Override
  public String title() {
    return "Something long";
  }

  @Override
  public String verb() {
    return "Begin";
  }

  @Override
  public Outcome<Found> run(Reads desk, Answers answers, Progress progress) {
    progress.show(lines);
    try {
      end.await();
      return Outcome.done(Found.said(SheetLine.of("It is over.")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed(new Problem.Interrupted("It was stopped.", "Begin again."));
    }
  }

  /** From now on it is over. */
  public void end() {
    end.countDown();
  }
}
