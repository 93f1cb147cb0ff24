package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.tail.Tail;
import dev.quarterdeck.logs.tail.TailBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A tail on its way to a screen, outside of the state: the reading fills a bounded buffer, the
 * screen takes from it some ten times a second, or only counts while it is paused. Lines that fall
 * out before they were taken are counted.
 */
public final class Tailing implements Tail.Sink {
  /** Waiting for a screen that is paused or slow. */
  static final int WAITING = 20_000;

  /** At most so many at a time, so that a frame is never late. */
  private static final int SOME = 2_000;

  private static final long BATCH_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final TailBuffer buffer = new TailBuffer(WAITING);
  private final long ticket;
  private long next;
  private long seen;
  private String note = "";
  private Counts counts = Counts.NONE;
  private @Nullable Outcome<Tail.End> end;
  private boolean changed;

  /** {@code ticket} tells it from the tails before. */
  public Tailing(long ticket) {
    this.ticket = ticket;
  }

  public long ticket() {
    return ticket;
  }

  /** What a reading counts. */
  public record Counts(long late, long sampled, long recovered) {
    static final Counts NONE = new Counts(0, 0, 0);
  }

  /**
   * What is new.
   *
   * @param from the number of the first line
   * @param waiting lines that were not taken
   * @param dropped lines that fell out before they were taken, ever
   * @param note what the reading told last; empty for nothing
   * @param end how it ended; null while it goes on, or lines of it wait
   */
  public record News(
      long from,
      List<LogLine> lines,
      long waiting,
      long dropped,
      Counts counts,
      String note,
      @Nullable Outcome<Tail.End> end) {}

  @Override
  public boolean lines(List<LogLine> lines) {
    buffer.add(lines);
    tell();
    return true;
  }

  @Override
  public void note(String text) {
    lock.lock();
    try {
      note = text;
    } finally {
      lock.unlock();
    }
    tell();
  }

  @Override
  public void counted(long late, long sampled, long recovered) {
    lock.lock();
    try {
      counts = new Counts(late, sampled, recovered);
    } finally {
      lock.unlock();
    }
  }

  /** The reading is over. */
  public void ended(Outcome<Tail.End> how) {
    lock.lock();
    try {
      end = how;
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void tell() {
    lock.lock();
    try {
      changed = true;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for news and, so that they come in batches, a moment longer. */
  public News next(boolean take) throws InterruptedException {
    lock.lock();
    try {
      while (!changed && !(take && buffer.end() > next)) {
        told.await();
      }
      long moment = TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS);
      while (moment > 0 && end == null) {
        moment = told.awaitNanos(moment);
      }
      changed = false;
      List<LogLine> lines = List.of();
      long from = next;
      if (take) {
        TailBuffer.Slice slice = buffer.take(next, SOME);
        lines = slice.lines();
        from = slice.from();
        next = slice.next();
      }
      seen = buffer.end();
      return new News(
          from,
          lines,
          seen - Math.max(next, seen - buffer.size()),
          buffer.dropped(),
          counts,
          note,
          next >= seen ? end : null);
    } finally {
      lock.unlock();
    }
  }
}
