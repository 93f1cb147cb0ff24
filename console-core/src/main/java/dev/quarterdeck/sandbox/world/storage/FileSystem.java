package dev.quarterdeck.sandbox.world.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An EFS file system. */
public final class FileSystem {
  private final String id;
  private final String arn;
  private final Instant createdAt;

  /** ENABLED, ENABLING, DISABLED or DISABLING; null where nobody ever decided. */
  public @Nullable String backups;

  FileSystem(String id, String arn, Instant createdAt) {
    this.id = id;
    this.arn = arn;
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  public String arn() {
    return arn;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
