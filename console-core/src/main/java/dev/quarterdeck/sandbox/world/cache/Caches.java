package dev.quarterdeck.sandbox.world.cache;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's replication groups; what is asked of them takes minutes. */
public final class Caches {
  private final World world;
  private final Map<String, ReplicationGroup> groups = new TreeMap<>();

  public Caches(World world) {
    this.world = world;
  }

  /** By id, in its order. */
  public Collection<ReplicationGroup> groups() {
    return groups.values();
  }

  public @Nullable ReplicationGroup group(String id) {
    return groups.get(id);
  }

  /** A group that is available after some minutes; {@code ready}: at once, to set up a past. */
  public ReplicationGroup create(
      String id, String description, boolean encrypted, @Nullable String token, boolean ready) {
    ReplicationGroup group =
        new ReplicationGroup(
            id,
            world.account().arn("elasticache", "replicationgroup:" + id),
            (encrypted ? "master." : "")
                + id
                + "."
                + world.randomness().hex("cache", 6)
                + (encrypted ? "" : ".ng.0001")
                + ".use1.cache.amazonaws.com",
            description,
            encrypted,
            token,
            world.now());
    groups.put(id, group);
    if (ready) {
      group.status = "available";
    } else {
      world.after(world.between("cache", 240, 480), () -> group.status = "available");
    }
    return group;
  }

  /** Begins to change the token; the group takes what it took until that is done. */
  public void changeToken(
      ReplicationGroup group, String token, ReplicationGroup.Strategy strategy) {
    group.status = "modifying";
    group.pending = strategy;
    Duration takes = world.between("cache", 60, 240);
    world.after(takes, () -> group.apply(token, strategy, world.now()));
  }
}
