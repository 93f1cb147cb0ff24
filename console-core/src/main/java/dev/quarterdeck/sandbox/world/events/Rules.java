package dev.quarterdeck.sandbox.world.events;

import dev.quarterdeck.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of one event bus. They are kept and told; none of them ever fires. */
public final class Rules {
  private final World world;
  private final String bus;
  private final Map<String, Rule> byName = new TreeMap<>();

  Rules(World world, String bus) {
    this.world = world;
    this.bus = bus;
  }

  /** The bus's name. */
  public String bus() {
    return bus;
  }

  /** A rule: its schedule, its pattern or both, and its targets by their ids. */
  public record Rule(
      String name,
      String arn,
      @Nullable String schedule,
      @Nullable String pattern,
      boolean enabled,
      @Nullable String description,
      Map<String, Target> targets) {}

  /**
   * What a rule starts.
   *
   * @param arn the cluster's, for a task
   * @param input what it is given, as JSON; null for the event itself
   * @param task null for what is no ECS task
   */
  public record Target(
      String id,
      String arn,
      @Nullable String roleArn,
      @Nullable String input,
      @Nullable Task task) {}

  /** A task: {@code definition} is an ARN with or without a revision. */
  public record Task(String definition, int count, @Nullable String launchType) {}

  /** Makes it, or replaces the one of that name and leaves that one's targets. */
  public Rule put(
      String name,
      @Nullable String schedule,
      @Nullable String pattern,
      boolean enabled,
      @Nullable String description) {
    Rule old = byName.get(name);
    Rule rule =
        new Rule(
            name,
            world
                .account()
                .arn("events", "rule/" + (bus.equals(Buses.DEFAULT) ? "" : bus + "/") + name),
            schedule,
            pattern,
            enabled,
            description,
            old == null ? new TreeMap<>() : old.targets());
    byName.put(name, rule);
    return rule;
  }

  /** Null when there is none of that name. */
  public @Nullable Rule rule(String name) {
    return byName.get(name);
  }

  /** All of them by name. */
  public List<Rule> all() {
    return List.copyOf(byName.values());
  }

  public void delete(String name) {
    byName.remove(name);
  }
}
