package dev.quarterdeck.sandbox.world.storage;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The account's buckets and file systems, and the backups that AWS Backup made of anything. */
public final class Storage {
  private final World world;
  private final Map<String, Bucket> buckets = new TreeMap<>();
  private final Map<String, FileSystem> fileSystems = new TreeMap<>();
  private final Map<String, Instant> backups = new TreeMap<>();

  /** The account's own block of public access; null where there is none. */
  public @Nullable PublicBlock publicAccess;

  public Storage(World world) {
    this.world = world;
  }

  /** By name, in its order. */
  public Collection<Bucket> buckets() {
    return buckets.values();
  }

  public @Nullable Bucket bucket(String name) {
    return buckets.get(name);
  }

  public Bucket createBucket(String name, String region) {
    Bucket bucket = new Bucket(name, region, world.now());
    buckets.put(name, bucket);
    return bucket;
  }

  public void deleteBucket(Bucket bucket) {
    buckets.remove(bucket.name());
  }

  public Collection<FileSystem> fileSystems() {
    return fileSystems.values();
  }

  public @Nullable FileSystem fileSystem(String id) {
    return fileSystems.get(id);
  }

  public FileSystem createFileSystem() {
    String id = "fs-" + world.randomness().hex("efs", 17);
    FileSystem made =
        new FileSystem(
            id, world.account().arn("elasticfilesystem", "file-system/" + id), world.now());
    fileSystems.put(id, made);
    return made;
  }

  /** When each resource was last backed up, by ARN. */
  public Map<String, Instant> backups() {
    return backups;
  }

  /** A backup that is there after some minutes. */
  public void backUp(String resourceArn) {
    world.after(world.between("backup", 120, 300), () -> backups.put(resourceArn, world.now()));
  }
}
