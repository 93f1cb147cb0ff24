package dev.quarterdeck.tui.terminal;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;

/** The one thread that waits for the keyboard; it only hands over what it read. */
final class InputReader implements Runnable {
  private final NonBlockingReader reader;
  private final Consumer<TerminalEvent> sink;
  private final KeyDecoder decoder;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean stopped;
  private boolean holding;
  private boolean held;

  InputReader(NonBlockingReader reader, Consumer<TerminalEvent> sink) {
    this.reader = reader;
    this.sink = sink;
    this.decoder = new KeyDecoder(sink);
  }

  void start() {
    Thread.ofPlatform().daemon().name("terminal-input").start(this);
  }

  /** What is read from now on is dropped. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next key belongs to {@link #hold}. */
  void claim() {
    lock.lock();
    try {
      holding = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until nothing is read any more, which takes one more key: a read that has begun cannot be
   * taken back, and would take the first key from whoever reads next. False where no key will come
   * any more: the terminal has gone.
   */
  boolean hold() throws InterruptedException {
    lock.lock();
    try {
      holding = true;
      while (!held && !stopped) {
        changed.await();
      }
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Reads on. */
  void release() {
    lock.lock();
    try {
      holding = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the key belongs to {@link #hold}; returns when it is released. */
  private boolean kept() {
    lock.lock();
    try {
      if (!holding) {
        return false;
      }
      held = true;
      changed.signalAll();
      while (holding && !stopped) {
        changed.await();
      }
      held = false;
      return true;
    } catch (InterruptedException e) {
      stopped = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A console that hears no keys any more could not even be left: its loop is told. */
  @Override
  public void run() {
    try {
      read();
    } catch (RuntimeException e) {
      sink.accept(new TerminalEvent.Failed(e));
    }
  }

  private void read() {
    while (!stopped) {
      int c;
      try {
        c = reader.read(decoder.patience());
      } catch (IOException e) {
        // A terminal that hung up answers EIO: for us the same as its end.
        c = NonBlockingReader.EOF;
      }
      if (stopped) {
        return;
      }
      if (c != NonBlockingReader.READ_EXPIRED && c != NonBlockingReader.EOF && kept()) {
        continue;
      }
      if (c == NonBlockingReader.EOF) {
        stop();
        sink.accept(new TerminalEvent.Gone());
        return;
      }
      if (c == NonBlockingReader.READ_EXPIRED) {
        decoder.pause();
      } else {
        decoder.accept((char) c);
      }
    }
  }
}
