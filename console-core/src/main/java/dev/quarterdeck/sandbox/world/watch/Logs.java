package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Log groups and their streams; a running container has a stream of its own. */
public final class Logs {
  /** A group; {@code retention} in days, null for ever. */
  public static final class Group {
    private final String name;
    private final Instant created;
    final Map<String, LogStream> streams = new LinkedHashMap<>();
    public final Map<String, String> tags = new LinkedHashMap<>();
    public final Map<String, MetricFilter> filters = new TreeMap<>();
    public @Nullable Integer retention;

    Group(String name, Instant created) {
      this.name = name;
      this.created = created;
    }

    public String name() {
      return name;
    }

    public Instant created() {
      return created;
    }

    public Map<String, LogStream> streams() {
      return streams;
    }
  }

  private static final int STREAMS = 2_000;
  private final World world;
  private final Watch watch;
  private final Map<String, Group> groups = new TreeMap<>();

  Logs(World world, Watch watch) {
    this.world = world;
    this.watch = watch;
  }

  /** By name. */
  public Map<String, Group> groups() {
    return groups;
  }

  /** The group of that name, made when it is not there. */
  public Group group(String name) {
    return groups.computeIfAbsent(name, n -> new Group(n, world.now()));
  }

  /** A stream that clients write to. */
  public LogStream createStream(Group g, String name) {
    LogStream s = new LogStream(world, watch, name, null, null);
    g.streams.put(name, s);
    return s;
  }

  /** A stream that writes by itself, {@code perSecond} lines a second. */
  public FloodStream flood(Group g, String name, int perSecond) {
    FloodStream s = new FloodStream(world, watch, name, perSecond);
    g.streams.put(name, s);
    return s;
  }

  /**
   * Containers with the awslogs driver begin to write; the oldest streams of a group go when it is
   * full.
   */
  public void attach(EcsTask task) {
    for (EcsTask.Run run : task.containers) {
      String group = run.spec.logGroup();
      if (group != null) {
        String prefix =
            run.spec.logPrefix() == null ? "" : run.spec.logPrefix() + "/" + run.spec.name() + "/";
        Map<String, LogStream> streams = group(group).streams;
        String name = prefix + task.id();
        streams.put(name, new LogStream(world, watch, name, task, run));
        if (streams.size() > STREAMS) {
          streams.remove(streams.keySet().iterator().next());
        }
      }
    }
  }
}
