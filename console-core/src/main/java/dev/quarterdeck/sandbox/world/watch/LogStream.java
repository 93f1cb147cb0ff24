package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stream: lines that clients put, or those of a container, made when they are read and never
 * kept.
 */
public class LogStream {
  private static final int KEPT = 50_000;

  /** How long a container's line is on its way. */
  static final long ON_THE_WAY = 400;

  private static final String[] ROUTES = {
    "/v1/chat", "/v1/search", "/v1/documents", "/v1/me", "/health/ready"
  };
  private final World world;
  private final Watch watch;
  private final String name;
  private final Instant created;
  private final @Nullable EcsTask task;
  private final EcsTask.@Nullable Run run;
  private final List<LogEvent> stored = new ArrayList<>();
  private long put;

  LogStream(
      World world, Watch watch, String name, @Nullable EcsTask task, EcsTask.@Nullable Run run) {
    this.world = world;
    this.watch = watch;
    this.name = name;
    this.created = world.now();
    this.task = task;
    this.run = run;
  }

  public String name() {
    return name;
  }

  public Instant created() {
    return created;
  }

  /** Keeps lines that a client put; the oldest go when there are too many. */
  public void put(long at, String message) {
    stored.add(new LogEvent(name, put++, at, world.now().toEpochMilli(), message));
    if (stored.size() > KEPT) {
      stored.removeFirst();
    }
  }

  /** When it last said something, or null. */
  public @Nullable Long lastEvent() {
    if (task == null) {
      return stored.isEmpty() ? null : stored.stream().mapToLong(LogEvent::at).max().getAsLong();
    }
    return end() - Math.floorMod(end() - created.toEpochMilli(), gap());
  }

  public @Nullable Long firstEvent() {
    return task != null
        ? Long.valueOf(created.toEpochMilli())
        : stored.isEmpty() ? null : stored.stream().mapToLong(LogEvent::at).min().getAsLong();
  }

  /**
   * Lines within {@code [from, to)} that pass and have reached CloudWatch by now, in the order of
   * time; at most {@code limit}.
   */
  public List<LogEvent> read(long from, long to, int limit, Predicate<LogEvent> wanted) {
    List<LogEvent> found = new ArrayList<>();
    if (task == null || run == null) {
      stored.stream()
          .filter(e -> e.at() >= from && e.at() < to && wanted.test(e))
          .sorted(Comparator.comparingLong(LogEvent::at))
          .limit(limit)
          .forEach(found::add);
      return found;
    }
    long arrived = world.now().toEpochMilli() - ON_THE_WAY;
    long begin = created.toEpochMilli();
    long until = Math.min(Math.min(to, end()), arrived + 1);
    long gap = gap();
    for (long i = Math.max(0, Math.floorDiv(from - begin + gap - 1, gap));
        found.size() < limit;
        i++) {
      long at = begin + i * gap;
      if (at >= until) {
        break;
      }
      add(found, new LogEvent(name, i, at, at + ON_THE_WAY, line(i, at)), wanted);
    }
    Integer code = run.exitCode;
    long last = end();
    boolean said = last >= from && last < to && last <= arrived;
    if (code != null && code != 0 && said && found.size() < limit) {
      add(
          found,
          new LogEvent(
              name,
              Long.MAX_VALUE,
              last,
              last + ON_THE_WAY,
              "{\"level\":\"fatal\",\"msg\":\"unhandled exception, exiting\",\"exitCode\":"
                  + code
                  + "}"),
          wanted);
    }
    return found;
  }

  private static void add(List<LogEvent> found, LogEvent line, Predicate<LogEvent> wanted) {
    if (wanted.test(line)) {
      found.add(line);
    }
  }

  /** Lines that reached CloudWatch within {@code [from, to)}, which are the news of a live tail. */
  public List<LogEvent> arrived(long from, long to, Predicate<LogEvent> wanted) {
    if (task == null) {
      return stored.stream()
          .filter(e -> e.ingested() >= from && e.ingested() < to && wanted.test(e))
          .toList();
    }
    return read(from - ON_THE_WAY, to - ON_THE_WAY, Integer.MAX_VALUE, wanted);
  }

  /** Lines come until the container is gone, or now. */
  private long end() {
    Instant ended = task == null ? null : task.executionStopped;
    return (ended == null ? world.now() : ended).toEpochMilli();
  }

  private long gap() {
    EcsService s = task == null ? null : task.service();
    boolean serves = s != null && !s.spec.targets().isEmpty();
    return serves ? 1_700 : 6_100;
  }

  private String line(long i, long at) {
    EcsTask t = java.util.Objects.requireNonNull(task);
    if (i == 0 && !t.command.isEmpty()) {
      // Quotes and backslashes would break the line's JSON.
      String command = String.join(" ", t.command).replaceAll("[\"\\\\\\p{Cntrl}]", "?");
      return "{\"level\":\"info\",\"msg\":\"running\",\"command\":\"" + command + "\"}";
    }
    if (i == 0) {
      String image = java.util.Objects.requireNonNull(run).spec.image();
      return "{\"level\":\"info\",\"msg\":\"started\",\"image\":\"" + image + "\"}";
    }
    long bits = world.randomness().bits(name, i);
    EcsService s = t.service();
    double share = s == null ? 0 : watch.errorShare(s.arn(), Instant.ofEpochMilli(at));
    boolean bad = ((bits >>> 11) * 0x1.0p-53) < share;
    int ms = (int) (18 + (bits & 0x7F) + (bad ? 4_900 : 0));
    if (s == null || s.spec.targets().isEmpty()) {
      return "{\"level\":\""
          + (bad ? "error" : "info")
          + "\",\"msg\":\""
          + (bad ? "job failed, will retry" : "job done")
          + "\",\"job\":\""
          + Long.toHexString(bits >>> 36)
          + "\",\"ms\":"
          + ms
          + "}";
    }
    String route = ROUTES[(int) (bits >>> 8 & 0x3F) % ROUTES.length];
    return "{\"level\":\""
        + (bad ? "error" : "info")
        + "\",\"msg\":\""
        + (bad ? "upstream timed out" : "request")
        + "\",\"route\":\""
        + route
        + "\",\"status\":"
        + (bad ? 502 : 200)
        + ",\"ms\":"
        + ms
        + ",\"requestId\":\""
        + Long.toHexString(bits)
        + "\"}";
  }
}
