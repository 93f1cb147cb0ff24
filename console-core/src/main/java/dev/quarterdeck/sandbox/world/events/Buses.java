package dev.quarterdeck.sandbox.world.events;

import dev.quarterdeck.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** EventBridge's event buses: the one that is always there, and those that were made. */
public final class Buses {
  public static final String DEFAULT = "default";

  private final World world;
  private final Map<String, Rules> byName = new TreeMap<>();
  private final Rules standard;

  public Buses(World world) {
    this.world = world;
    this.standard = create(DEFAULT);
  }

  /** The default bus's. */
  public Rules standard() {
    return standard;
  }

  /** A new bus, without rules; one of that name is replaced. */
  public Rules create(String name) {
    Rules rules = new Rules(world, name);
    byName.put(name, rules);
    return rules;
  }

  /** Null when there is no bus of that name. */
  public @Nullable Rules rules(String bus) {
    return byName.get(bus);
  }

  /** All of them by name. */
  public List<Rules> all() {
    return List.copyOf(byName.values());
  }

  public String arn(String bus) {
    return world.account().arn("events", "event-bus/" + bus);
  }
}
