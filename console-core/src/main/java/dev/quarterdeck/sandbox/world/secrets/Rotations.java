package dev.quarterdeck.sandbox.world.secrets;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * RotateSecret with a Lambda function that is simulated: it succeeds after seconds, or never ends.
 */
public final class Rotations {
  /** What the function does. */
  public enum Lambda {
    SUCCEEDS,
    HANGS
  }

  private static final long DEFAULT_DAYS = 30;
  private final World world;
  private final SecretStore store;
  private final Map<String, Lambda> lambdas = new HashMap<>();

  Rotations(World world, SecretStore store) {
    this.world = world;
    this.store = store;
  }

  /** Says what a function does; one that nobody described succeeds. */
  public void behaviour(String lambdaArn, Lambda behaviour) {
    lambdas.put(lambdaArn, behaviour);
  }

  /**
   * Starts a rotation, or only sets the schedule. Answers the pending version's id, if it started.
   */
  public @Nullable String rotate(
      Secret secret, @Nullable String token, Secret.@Nullable Rotation asked, boolean immediately) {
    Secret.Rotation rotation = asked == null ? secret.rotation : asked;
    if (rotation == null) {
      throw new ServiceError(
          "InvalidRequestException",
          "No Lambda rotation function ARN is associated with this secret.");
    }
    SecretVersion pending = secret.holder(Secret.PENDING);
    if (immediately && pending != null && pending != secret.current()) {
      throw new ServiceError(
          "InvalidRequestException",
          "A previous rotation isn't complete. That rotation will be reattempted.");
    }
    secret.rotation = rotation;
    secret.rotationEnabled = true;
    secret.nextRotation = next(rotation);
    secret.lastChanged = world.now();
    if (!immediately) {
      return null;
    }
    String id =
        token == null ? world.randomness().uuid("secret-version") : VersionRules.checkToken(token);
    SecretVersion fresh = store.versions().pending(secret, id);
    if (lambdas.getOrDefault(rotation.lambdaArn(), Lambda.SUCCEEDS) == Lambda.SUCCEEDS) {
      world.after(Duration.ofSeconds(2), () -> write(secret, fresh));
      world.after(Duration.ofSeconds(6), () -> finish(secret, fresh));
    }
    return id;
  }

  private void write(Secret secret, SecretVersion fresh) {
    SecretVersion current = secret.current();
    if (secret.deleted == null && current != null && secret.holder(Secret.PENDING) == fresh) {
      String value = current.text();
      String password = world.randomness().alphanumeric("rotated-value", 32);
      fresh.put(value == null ? password : replacePassword(value, password), null);
    }
  }

  private void finish(Secret secret, SecretVersion fresh) {
    if (!fresh.hasValue() || secret.holder(Secret.PENDING) != fresh) {
      return;
    }
    fresh.stages().remove(Secret.PENDING);
    secret.move(Secret.CURRENT, fresh);
    secret.lastRotated = world.now();
    secret.lastChanged = world.now();
    if (secret.rotation != null) {
      secret.nextRotation = next(secret.rotation);
    }
  }

  /** The template functions replace {@code password} in a document, else the whole value. */
  private static String replacePassword(String document, String password) {
    String mark = "\"password\":\"";
    int at = document.indexOf(mark);
    if (at < 0) {
      return password;
    }
    int from = at + mark.length();
    int to = document.indexOf('"', from);
    return to < 0 ? password : document.substring(0, from) + password + document.substring(to);
  }

  private Instant next(Secret.Rotation rotation) {
    Long days = rotation.days();
    return world.now().plus(Duration.ofDays(days == null ? DEFAULT_DAYS : days));
  }
}
