package dev.quarterdeck.tui.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to the terminal, which is shut before it was taken over and after it was restored: no
 * late frame may draw over the shell.
 */
final class Outlet extends OutputStream {
  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean shut = true;

  Outlet(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    lock.lock();
    try {
      if (!shut) {
        out.write(bytes, from, length);
        out.flush();
      }
    } finally {
      lock.unlock();
    }
  }

  void open() {
    shut = false;
  }

  /**
   * Lets the last bytes through and nothing after them, to {@code last}. A writer that hangs (the
   * terminal is stopped, or gone) is not waited for longer than a moment.
   */
  void shut(byte[] bytes, OutputStream last) throws IOException {
    boolean locked = false;
    try {
      locked = lock.tryLock(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      if (!shut) {
        shut = true;
        last.write(bytes);
        last.flush();
      }
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }
}
