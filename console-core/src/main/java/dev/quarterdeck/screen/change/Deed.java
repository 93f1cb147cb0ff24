package dev.quarterdeck.screen.change;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.screen.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One undertaking on its way, outside of the state because it may hold secret values: what was
 * filled in, and what is told while it is done. Its methods are called off the loop and may wait.
 */
abstract sealed class Deed<D> permits Making, Going {
  final Answers answers = new Answers();
  final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private @Nullable Thread worker;
  private List<SheetLine> news = List.of();
  private boolean unread;
  private boolean stopping;
  boolean over;

  void answer(String id, String text) {
    answers.put(id, text);
  }

  void answer(String id, SecretValue value) {
    answers.put(id, value);
  }

  abstract Undertaking<D> undertaking();

  /** What a wizard asks next. */
  Outcome<Undertaking.Questions> asks(D desk, int round) {
    return undertaking().asks(desk, answers, round);
  }

  /** How it ended. */
  record End(List<SheetLine> lines, boolean good, Errand.@Nullable Held held) {
    static End of(List<SheetLine> lines, boolean good) {
      return new End(lines, good, null);
    }
  }

  /** From now on {@link #stop} reaches this thread. */
  void begin() {
    lock.lock();
    try {
      worker = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  void tell(List<SheetLine> lines) {
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
      return stopping ? with(news, whenStopped()) : news;
    } finally {
      lock.unlock();
    }
  }

  private static List<SheetLine> with(List<SheetLine> lines, List<SheetLine> more) {
    List<SheetLine> all = new ArrayList<>(lines);
    all.add(SheetLine.BLANK);
    all.addAll(more);
    return all;
  }

  /** What is said once it was asked to stop. */
  List<SheetLine> whenStopped() {
    List<SheetLine> lines = new ArrayList<>();
    lines.add(new SheetLine("▲ Stopping at the next safe point…", Tone.WARN));
    String what = undertaking() instanceof Proposal<?, ?> p ? p.whenStopped() : null;
    if (what != null) {
      lines.add(new SheetLine("  " + what, Tone.WARN));
    }
    return lines;
  }

  /** Asks it to stop at the next safe point. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
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
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
