package dev.quarterdeck.screen.change;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Changes;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One proposal on its way, outside of the state because it may hold secret values: what was filled
 * in, the prepared change, and what is told while it is made. Its methods are called off the loop
 * and may wait.
 */
final class Deed<D, R> {
  private final Proposal<D, R> proposal;
  private final Answers answers = new Answers();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private @Nullable Change<R> change;
  private @Nullable Thread worker;
  private List<SheetLine> news = List.of();
  private boolean unread;
  private boolean over;

  Deed(Proposal<D, R> proposal) {
    this.proposal = proposal;
  }

  void answer(String id, String text) {
    answers.put(id, text);
  }

  void answer(String id, SecretValue value) {
    answers.put(id, value);
  }

  /** Plans; what it planned is kept for {@link #make}. */
  Outcome<Preview> prepare(D desk, Changes changes) {
    return proposal
        .prepare(desk, answers, this::tell)
        .then(
            prepared -> {
              lock.lock();
              try {
                if (over) {
                  prepared.close();
                  return Outcome.failed(
                      new Problem.Interrupted("It was cancelled.", "Begin it again."));
                }
                change = prepared;
              } finally {
                lock.unlock();
              }
              return changes.preview(prepared.plan());
            });
  }

  /** Makes the change that was shown, and no other, and watches what it began. */
  Proposal.Ending make(D desk, Changes changes, Preview shown, @Nullable String reason) {
    Change<R> prepared;
    lock.lock();
    try {
      prepared = change;
      worker = Thread.currentThread();
    } finally {
      lock.unlock();
    }
    if (prepared == null) {
      return new Proposal.Ending(
          Sheet.lines(new Problem.Interrupted("It was cancelled.", "")), false);
    }
    Outcome<R> outcome =
        changes.run(
            prepared,
            reason,
            now ->
                now.equals(shown)
                    ? Outcome.done(now)
                    : Outcome.failed(
                        new Problem.Conflict(
                            "Who you are, or where, has changed since the plan was shown.",
                            "Look at the plan again.",
                            null)));
    return switch (outcome) {
      case Outcome.Done<R>(R result) -> proposal.end(desk, result, this::tell);
      case Outcome.Failed<R>(Problem problem) -> new Proposal.Ending(Sheet.lines(problem), false);
    };
  }

  private void tell(List<SheetLine> lines) {
    lock.lock();
    try {
      news = List.copyOf(lines);
      unread = true;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next thing that is told; null when nothing more will be. */
  @Nullable List<SheetLine> next() throws InterruptedException {
    lock.lock();
    try {
      while (!unread && !over) {
        told.await();
      }
      if (!unread) {
        return null;
      }
      unread = false;
      return news;
    } finally {
      lock.unlock();
    }
  }

  /** Asks the change to stop at the next safe point. */
  void stop() {
    lock.lock();
    try {
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** It is over, or was given up: values are wiped. */
  void close() {
    lock.lock();
    try {
      over = true;
      worker = null;
      answers.close();
      if (change != null) {
        change.close();
        change = null;
      }
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
