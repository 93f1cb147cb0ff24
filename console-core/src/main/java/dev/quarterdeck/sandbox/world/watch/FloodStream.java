package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A stream that writes so many lines a second from its creation on, {@code n=0}, {@code n=1} and so
 * on: made when they are read, so that millions cost no memory. The n-th arrives at once, but for
 * every hundredth, which is on its way for 700 ms.
 */
public final class FloodStream extends LogStream {
  private static final long SLOW = 700;
  private final World world;
  private final int perSecond;

  FloodStream(World world, Watch watch, String name, int perSecond) {
    super(world, watch, name, null, null);
    this.world = world;
    this.perSecond = perSecond;
  }

  private long at(long n) {
    return created().toEpochMilli() + n * 1000 / perSecond;
  }

  private static long delay(long n) {
    return n % 100 == 99 ? SLOW : 0;
  }

  /** How many lines it has written by now. */
  public long written() {
    return Math.max(0, (world.now().toEpochMilli() - created().toEpochMilli()) * perSecond / 1000);
  }

  @Override
  public Long lastEvent() {
    return at(Math.max(0, written() - 1));
  }

  @Override
  public Long firstEvent() {
    return at(0);
  }

  @Override
  public List<LogEvent> read(long from, long to, int limit, Predicate<LogEvent> wanted) {
    List<LogEvent> found = new ArrayList<>();
    long now = world.now().toEpochMilli();
    long first = Math.max(0, (from - created().toEpochMilli()) * perSecond / 1000 - 1);
    for (long n = first; n < written() && found.size() < limit && at(n) < to; n++) {
      LogEvent line = line(n);
      if (line.at() >= from && line.ingested() <= now && wanted.test(line)) {
        found.add(line);
      }
    }
    return found;
  }

  @Override
  public List<LogEvent> arrived(long from, long to, Predicate<LogEvent> wanted) {
    return read(from - SLOW, to, Integer.MAX_VALUE, wanted).stream()
        .filter(e -> e.ingested() >= from && e.ingested() < to)
        .toList();
  }

  private LogEvent line(long n) {
    return new LogEvent(name(), n, at(n), at(n) + delay(n), "n=" + n);
  }
}
