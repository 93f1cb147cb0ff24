package dev.quarterdeck.sandbox.world.database;

import dev.quarterdeck.sandbox.world.World;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's databases; making one takes minutes. */
public final class Databases {
  private final World world;
  private final Map<String, DbInstance> instances = new TreeMap<>();
  private final Map<String, DbCluster> clusters = new TreeMap<>();
  private final Map<String, DbSnapshot> snapshots = new TreeMap<>();
  private final Map<String, ParameterGroup> groups = new TreeMap<>();

  public Databases(World world) {
    this.world = world;
  }

  /** By id, in its order. */
  public Map<String, DbInstance> instances() {
    return instances;
  }

  /** By id, in its order. */
  public Map<String, DbCluster> clusters() {
    return clusters;
  }

  /** Of instances and of clusters, by id. */
  public Map<String, DbSnapshot> snapshots() {
    return snapshots;
  }

  /** An instance that is there after some minutes; a member is made in a zone of its own. */
  public DbInstance createInstance(String id, String engine, String version) {
    DbInstance made =
        new DbInstance(id, engine, version, host(id, ""), zone(instances.size()), world.now());
    instances.put(id, made);
    soon(made);
    return made;
  }

  /** A cluster without members; they are made as instances. */
  public DbCluster createCluster(String id, String engine, String version) {
    DbCluster made = new DbCluster(id, engine, version, host(id, "cluster-"), world.now());
    clusters.put(id, made);
    soon(made);
    return made;
  }

  private void soon(DbServer made) {
    world.after(world.between("database", 240, 480), () -> made.status = "available");
  }

  private String zone(int n) {
    return world.account().region() + "abc".charAt(n % 3);
  }

  private String host(String id, String kind) {
    return id
        + "."
        + kind
        + world.randomness().hex("database", 12)
        + "."
        + world.account().region()
        + ".rds.amazonaws.com";
  }

  public DbSnapshot snapshot(String id, DbServer of) {
    DbSnapshot made = new DbSnapshot(id, of, world.now());
    snapshots.put(id, made);
    return made;
  }

  public ParameterGroup createGroup(String name, String family, boolean ofCluster) {
    ParameterGroup made = new ParameterGroup(name, family, ofCluster);
    groups.put(key(name, ofCluster), made);
    return made;
  }

  /** A group that was made, or the family's default; null where there is none of that name. */
  public @Nullable ParameterGroup group(String name, boolean ofCluster) {
    ParameterGroup made = groups.get(key(name, ofCluster));
    return made == null && name.startsWith("default.")
        ? new ParameterGroup(name, name.substring("default.".length()), ofCluster)
        : made;
  }

  private static String key(String name, boolean ofCluster) {
    return (ofCluster ? "cluster " : "instance ") + name;
  }
}
