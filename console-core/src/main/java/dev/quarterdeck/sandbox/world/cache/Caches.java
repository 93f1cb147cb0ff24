package dev.quarterdeck.sandbox.world.cache;

import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's replication groups and users; what is asked of them takes minutes. */
public final class Caches {
  private final World world;
  private final Map<String, ReplicationGroup> groups = new TreeMap<>();
  private final Map<String, SingleCache> singles = new TreeMap<>();
  private final Map<String, ServerlessCache> serverless = new TreeMap<>();
  private final Map<String, CacheUser> users = new TreeMap<>();

  public Caches(World world) {
    this.world = world;
    // ElastiCache makes this one itself, and lets it do everything.
    createUser("default", "default", "redis", "on ~* +@all", "no-password", List.of());
  }

  /** By id, in its order. */
  public Collection<ReplicationGroup> groups() {
    return groups.values();
  }

  public @Nullable ReplicationGroup group(String id) {
    return groups.get(id);
  }

  /** Clusters outside any replication group, by id. */
  public Map<String, SingleCache> singles() {
    return singles;
  }

  /** By name. */
  public Map<String, ServerlessCache> serverless() {
    return serverless;
  }

  /** By id. */
  public Map<String, CacheUser> users() {
    return users;
  }

  /** A user, active at once. */
  public CacheUser createUser(
      String id,
      String name,
      String engine,
      String accessString,
      String authentication,
      List<String> passwords) {
    CacheUser made =
        new CacheUser(
            id,
            name,
            engine,
            world.account().arn("elasticache", "user:" + id),
            accessString,
            authentication,
            passwords);
    users.put(id, made);
    return made;
  }

  /** Begins to change the passwords; the user has those that it had until that is done. */
  public void changePasswords(CacheUser user, List<String> passwords) {
    user.status = "modifying";
    List<String> only = List.copyOf(passwords);
    world.after(world.between("cache", 30, 120), () -> user.apply(only));
  }

  /** One node, there at once. */
  public SingleCache createSingle(String id, String engine, boolean encrypted) {
    SingleCache made =
        new SingleCache(
            id,
            world.account().arn("elasticache", "cluster:" + id),
            id + "." + world.randomness().hex("cache", 6) + ".0001.use1.cache.amazonaws.com",
            engine,
            encrypted,
            world.now());
    singles.put(id, made);
    return made;
  }

  /** There at once. */
  public ServerlessCache createServerless(
      String name, String engine, @Nullable String userGroup, int snapshotDays) {
    ServerlessCache made =
        new ServerlessCache(
            name,
            world.account().arn("elasticache", "serverlesscache:" + name),
            name
                + "-"
                + world.randomness().hex("cache", 6)
                + ".serverless.use1.cache.amazonaws.com",
            engine,
            userGroup,
            snapshotDays,
            world.now());
    serverless.put(name, made);
    return made;
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
