package dev.quarterdeck.sandbox.world.secrets;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * RotateSecret with a Lambda function that is simulated: it does its four steps over time, or fails
 * in one of them and leaves AWSPENDING behind.
 */
public final class Rotations {
  /** What the function does. */
  public enum Lambda {
    SUCCEEDS,
    /** Succeeds, and AWSPENDING stays beside AWSCURRENT, as older templates leave it. */
    LEAVES_LABEL,
    /** Cannot reach Secrets Manager: AWSPENDING is on a version without a value. */
    HANGS_AT_CREATE,
    /** Cannot reach the database: the pending version has its value, nobody else knows it. */
    HANGS_AT_SET,
    /** The database refuses the new password. */
    TEST_FAILS,
    /** Its policy does not let Secrets Manager invoke it. */
    NOT_INVOCABLE
  }

  private static final long DEFAULT_DAYS = 30;
  private final World world;
  private final SecretStore store;
  private final Map<String, Lambda> lambdas = new HashMap<>();

  /** Versions that a function works on. */
  private final Set<String> running = new HashSet<>();

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
    if (behaviour(rotation) == Lambda.NOT_INVOCABLE) {
      throw new ServiceError(
          "AccessDeniedException",
          "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function"
              + " policy grants access to the principal secretsmanager.amazonaws.com.");
    }
    SecretVersion pending = secret.holder(Secret.PENDING);
    if (immediately && pending != null && pending != secret.current()) {
      run(secret, rotation, pending);
      throw new ServiceError(
          "InvalidRequestException",
          "A previous rotation isn't complete. That rotation will be reattempted.");
    }
    secret.rotation = rotation;
    secret.rotationEnabled = true;
    if (!immediately || secret.nextRotation == null) {
      // The date of a rotation that fails stays, and lies in the past.
      secret.nextRotation = next(rotation);
    }
    secret.lastChanged = world.now();
    if (!immediately) {
      return null;
    }
    String id = token == null ? VersionRules.newId(world) : VersionRules.checkToken(token);
    SecretVersion fresh = store.versions().pending(secret, id);
    run(secret, rotation, fresh);
    return id;
  }

  private Lambda behaviour(Secret.Rotation rotation) {
    return lambdas.getOrDefault(rotation.lambdaArn(), Lambda.SUCCEEDS);
  }

  /** Lets the function work on a version, unless it does so already. */
  private void run(Secret secret, Secret.Rotation rotation, SecretVersion fresh) {
    if (!running.add(fresh.id())) {
      return;
    }
    String arn = rotation.lambdaArn();
    String function = arn.contains(":function:") ? arn.split(":function:", 2)[1] : arn;
    new RotationFunction(
            world,
            function.contains(":") ? function.substring(0, function.indexOf(':')) : function,
            secret.arn(),
            fresh.id(),
            new RotationFunction.Host() {
              @Override
              public Lambda behaviour() {
                return Rotations.this.behaviour(rotation);
              }

              @Override
              public boolean underWay() {
                return secret.deleted == null
                    && secret.rotationEnabled
                    && secret.holder(Secret.PENDING) == fresh
                    && secret.current() != fresh;
              }

              @Override
              public void write() {
                Rotations.this.write(secret, fresh);
              }

              @Override
              public void finish(boolean leaveLabel) {
                Rotations.this.finish(secret, fresh, leaveLabel);
              }

              @Override
              public void over() {
                running.remove(fresh.id());
              }
            })
        .start();
  }

  private void write(Secret secret, SecretVersion fresh) {
    SecretVersion current = secret.current();
    if (current != null && !fresh.hasValue()) {
      String value = current.text();
      String password = world.randomness().alphanumeric("rotated-value", 32);
      fresh.put(value == null ? password : replacePassword(value, password), null);
    }
  }

  private void finish(Secret secret, SecretVersion fresh, boolean leaveLabel) {
    if (!leaveLabel) {
      fresh.stages().remove(Secret.PENDING);
    }
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
