package dev.quarterdeck.sandbox.world.parameters;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account's parameters. */
public final class Parameters {
  private final World world;
  private final Map<String, Parameter> byName = new TreeMap<>();

  /**
   * @param type String, StringList or SecureString
   */
  public record Parameter(String name, String type, long version, Instant changedAt) {}

  public Parameters(World world) {
    this.world = world;
  }

  /** By name, in its order. */
  public List<Parameter> all() {
    return List.copyOf(byName.values());
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Makes it, or its next version. */
  public Parameter put(String name, String type) {
    return byName.merge(
        name,
        new Parameter(name, type, 1, world.now()),
        (old, made) -> new Parameter(name, type, old.version() + 1, made.changedAt()));
  }
}
