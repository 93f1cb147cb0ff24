package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.LogLine;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Keeps the newest lines only, and counts the others. */
final class NewestLines {
  private final int most;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long left;

  NewestLines(int most) {
    this.most = most;
  }

  void add(LogLine line) {
    lines.addLast(line);
    if (lines.size() > most) {
      lines.removeFirst();
      left++;
    }
  }

  Collection<LogLine> lines() {
    return lines;
  }

  /** How many were left out. */
  long left() {
    return left;
  }
}
