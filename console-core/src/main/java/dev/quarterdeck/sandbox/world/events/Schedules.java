package dev.quarterdeck.sandbox.world.events;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge Scheduler's schedules by group. They are kept and told; none of them ever fires. Of a
 * target are kept its role, its input and the task that it starts; other parameters are not.
 */
public final class Schedules {
  public static final String DEFAULT = "default";

  private final World world;
  private final Map<String, Map<String, Schedule>> groups = new TreeMap<>();

  public Schedules(World world) {
    this.world = world;
    groups.put(DEFAULT, new TreeMap<>());
  }

  /**
   * A schedule as it was asked for.
   *
   * @param expression {@code cron(…)}, {@code rate(…)} or {@code at(…)}
   * @param zone an IANA time zone
   * @param window minutes within which it may start; null for none
   */
  public record Schedule(
      String group,
      String name,
      String arn,
      Instant createdAt,
      String expression,
      String zone,
      boolean enabled,
      @Nullable String description,
      @Nullable Integer window,
      Target target) {}

  /**
   * What a schedule starts.
   *
   * @param arn a cluster's for a task, or an operation's
   * @param input what the operation is given, as JSON
   * @param task null for what is no ECS task
   */
  public record Target(
      String arn, String roleArn, @Nullable String input, Rules.@Nullable Task task) {}

  /** A new group; one that is there keeps its schedules. */
  public String createGroup(String name) {
    groups.putIfAbsent(name, new TreeMap<>());
    return world.account().arn("scheduler", "schedule-group/" + name);
  }

  public boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  /** Makes it in a group that is there. */
  public Schedule put(
      String group,
      String name,
      String expression,
      String zone,
      boolean enabled,
      @Nullable String description,
      @Nullable Integer window,
      Target target) {
    Schedule schedule =
        new Schedule(
            group,
            name,
            world.account().arn("scheduler", "schedule/" + group + "/" + name),
            world.now(),
            expression,
            zone,
            enabled,
            description,
            window,
            target);
    in(group).put(name, schedule);
    return schedule;
  }

  /** Null when there is none of that name in the group. */
  public @Nullable Schedule schedule(String group, String name) {
    return in(group).get(name);
  }

  /** All of them, by group and name. */
  public List<Schedule> all() {
    return groups.values().stream().flatMap(g -> g.values().stream()).toList();
  }

  public void delete(String group, String name) {
    in(group).remove(name);
  }

  private Map<String, Schedule> in(String group) {
    Map<String, Schedule> found = groups.get(group);
    if (found == null) {
      throw new IllegalArgumentException("no schedule group " + group);
    }
    return found;
  }
}
