package dev.quarterdeck.screen.logs;

import dev.quarterdeck.logs.LogLine;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Lines in blocks that are shared from one to the next: adding some and letting the oldest go costs
 * as much as came, a block at most, however many are held. Immutable.
 */
final class KeptLines extends AbstractList<LogLine> implements RandomAccess {
  /** Lines of a block; all blocks but the last are full. */
  private static final int BLOCK = 1 << 10;

  private static final KeptLines NONE = new KeptLines(List.of(), 0, 0, 0);

  private final List<LogLine[]> blocks;
  private final int first;
  private final int size;
  private final long chars;

  /**
   * @param first how many of the first block have gone
   * @param chars in the messages of all
   */
  private KeptLines(List<LogLine[]> blocks, int first, int size, long chars) {
    this.blocks = blocks;
    this.first = first;
    this.size = size;
    this.chars = chars;
  }

  /** The same lines; no copy of what is kept already. */
  static KeptLines of(List<LogLine> lines) {
    return lines instanceof KeptLines kept ? kept : NONE.plus(lines);
  }

  KeptLines plus(List<LogLine> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<LogLine[]> next = new ArrayList<>(blocks);
    int end = first + size;
    int used = end % BLOCK;
    LogLine[] last = used == 0 ? new LogLine[BLOCK] : next.removeLast().clone();
    long added = 0;
    for (LogLine line : more) {
      if (used == BLOCK) {
        next.add(last);
        last = new LogLine[BLOCK];
        used = 0;
      }
      last[used++] = line;
      added += line.event().message().length();
    }
    next.add(last);
    return new KeptLines(next, first, size + more.size(), chars + added);
  }

  /** Without its {@code count} oldest, all of which it has. */
  KeptLines minus(int count) {
    if (count == 0) {
      return this;
    }
    if (count == size) {
      return NONE;
    }
    long gone = 0;
    for (int i = 0; i < count; i++) {
      gone += get(i).event().message().length();
    }
    int begin = first + count;
    List<LogLine[]> left = List.copyOf(blocks.subList(begin / BLOCK, blocks.size()));
    return new KeptLines(left, begin % BLOCK, size - count, chars - gone);
  }

  /** How many of the oldest have to go for so many lines, and characters of their messages. */
  int over(int mostLines, long mostChars) {
    int over = Math.max(0, size - mostLines);
    long left = chars;
    for (int i = 0; i < size && (i < over || left > mostChars); i++) {
      left -= get(i).event().message().length();
      over = Math.max(over, i + 1);
    }
    return over;
  }

  @Override
  public LogLine get(int index) {
    int at = first + java.util.Objects.checkIndex(index, size);
    return blocks.get(at / BLOCK)[at % BLOCK];
  }

  @Override
  public int size() {
    return size;
  }
}
