package dev.quarterdeck.sandbox.world.storage;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket and its settings, at first as S3 makes them since April 2023: private, without ACLs,
 * encrypted. Null where a setting was never made or was taken away.
 */
public final class Bucket {
  /** Where the log of its requests goes. */
  public record LogTarget(String bucket, String prefix) {}

  private final String name;
  private final String region;
  private final Instant createdAt;
  private final Map<String, byte[]> objects = new TreeMap<>();
  public @Nullable PublicBlock publicAccess = PublicBlock.ALL;
  public @Nullable String ownership = "BucketOwnerEnforced";

  /** Enabled or Suspended. */
  public @Nullable String versioning;

  public @Nullable String policy;
  public @Nullable LogTarget logging;

  /** The configuration as it was given: nothing here expires by it. */
  public @Nullable Object lifecycle;

  Bucket(String name, String region, Instant createdAt) {
    this.name = name;
    this.region = region;
    this.createdAt = createdAt;
  }

  public String name() {
    return name;
  }

  public String region() {
    return region;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Bytes by key. */
  public Map<String, byte[]> objects() {
    return objects;
  }

  public String arn() {
    return "arn:aws:s3:::" + name;
  }
}
