package dev.quarterdeck.sandbox.world.secrets;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every secret of the account and region, found by name, ARN, or ARN without its random suffix. */
public final class SecretStore {
  private final World world;
  private final Map<String, Secret> byArn = new LinkedHashMap<>();
  private final Map<String, Secret> byName = new HashMap<>();
  private final VersionRules versions;
  private final Rotations rotations;

  public SecretStore(World world) {
    this.world = world;
    this.versions = new VersionRules(world);
    this.rotations = new Rotations(world, this);
  }

  /** The rules of versions and their labels. */
  public VersionRules versions() {
    return versions;
  }

  /** Native rotation by a simulated Lambda function. */
  public Rotations rotations() {
    return rotations;
  }

  /** All of them, those scheduled for deletion too, oldest first. */
  public Collection<Secret> all() {
    return byArn.values();
  }

  /** A new secret without a version; the name must be free. */
  public Secret create(String name) {
    Secret old = byName.get(name);
    if (old != null && old.deleted != null) {
      throw new ServiceError(
          "InvalidRequestException",
          "You can't create this secret because a secret with this name is already scheduled for deletion.");
    }
    if (old != null) {
      throw new ServiceError(
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    String suffix = world.randomness().alphanumeric("secret-arn", 6);
    Secret secret =
        new Secret(
            name,
            world.account().arn("secretsmanager", "secret:" + name + "-" + suffix),
            world.now());
    byArn.put(secret.arn(), secret);
    byName.put(name, secret);
    return secret;
  }

  public void remove(Secret secret) {
    byArn.remove(secret.arn());
    byName.remove(secret.name());
  }

  /** Null when there is none of that name, ARN or partial ARN. */
  public @Nullable Secret find(String id) {
    if (!id.startsWith("arn:")) {
      return byName.get(id);
    }
    Secret exact = byArn.get(id);
    if (exact != null) {
      return exact;
    }
    String prefix = world.account().arn("secretsmanager", "secret:");
    return id.startsWith(prefix) ? byName.get(id.substring(prefix.length())) : null;
  }

  /** As {@link #find}, with AWS's error when it is missing. */
  public Secret get(String id) {
    Secret secret = find(id);
    if (secret == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return secret;
  }

  /** As {@link #get}, refusing one that is scheduled for deletion. */
  public Secret live(String id) {
    Secret secret = get(id);
    if (secret.deleted != null) {
      throw new ServiceError(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  /**
   * Schedules the deletion; {@code recoveryDays} of 0 deletes at once. Answers when it is final.
   */
  public Instant delete(Secret secret, long recoveryDays) {
    Instant now = world.now();
    if (recoveryDays == 0) {
      remove(secret);
      return now;
    }
    Instant due = now.plusSeconds(recoveryDays * 86_400);
    secret.deleted = now;
    secret.deletionDue = due;
    secret.lastChanged = now;
    world.at(
        due,
        () -> {
          if (due.equals(secret.deletionDue)) {
            remove(secret);
          }
        });
    return due;
  }

  public void restore(Secret secret) {
    secret.deleted = null;
    secret.deletionDue = null;
    secret.lastChanged = world.now();
  }

  /** Newest first, as ListSecrets answers unless asked otherwise. */
  public List<Secret> newestFirst() {
    return new ArrayList<>(byArn.values()).reversed();
  }
}
