package dev.quarterdeck.sandbox.world.secrets;

import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets Manager's rules of versions and labels, as strict as the service. */
public final class VersionRules {
  /** Largest value in bytes. */
  public static final int MAX_BYTES = 65_536;

  /** Most labels over all versions of a secret. */
  public static final int MAX_LABELS = 20;

  private static final int KEPT_VERSIONS = 100;
  private final World world;

  VersionRules(World world) {
    this.world = world;
  }

  /** No two worlds have the same, not even of one seed: as at AWS, an id stands for one version. */
  static String newId(World world) {
    return world.randomness().uuid("secret-version " + world.now().toEpochMilli());
  }

  /**
   * Adds a version, as PutSecretValue and CreateSecret do. The same token with the same value
   * changes nothing; with another value it is refused. Without labels it becomes AWSCURRENT at
   * once; an explicit label is taken from its holder without asking.
   */
  public SecretVersion put(
      Secret secret,
      @Nullable String token,
      @Nullable String text,
      byte @Nullable [] binary,
      List<String> stages) {
    checkValue(text, binary);
    String id = token == null ? newId(world) : checkToken(token);
    List<String> labels = stages.isEmpty() ? List.of(Secret.CURRENT) : stages;
    checkLabels(secret, labels);
    SecretVersion version = secret.versions().get(id);
    if (version != null && version.hasValue()) {
      if (!version.holds(text, binary)) {
        throw new ServiceError(
            "ResourceExistsException",
            "You can't use ClientRequestToken "
                + id
                + " because that value is already in use for a version of secret "
                + secret.arn()
                + ".");
      }
      return version;
    }
    if (version == null) {
      forgetDeprecated(secret);
      version = new SecretVersion(id, world.now());
      secret.versions().put(id, version);
    }
    version.put(text, binary);
    for (String stage : labels) {
      secret.move(stage, version);
    }
    if (secret.current() == null) {
      secret.move(Secret.CURRENT, version);
    }
    secret.lastChanged = world.now();
    return version;
  }

  /** A version without a value that holds AWSPENDING: how a native rotation begins. */
  SecretVersion pending(Secret secret, String id) {
    SecretVersion version =
        secret.versions().computeIfAbsent(id, i -> new SecretVersion(i, world.now()));
    secret.move(Secret.PENDING, version);
    secret.lastChanged = world.now();
    return version;
  }

  /** The version asked for; AWSCURRENT without an id and a label. Leaves a trace of the access. */
  public SecretVersion read(Secret secret, @Nullable String id, @Nullable String stage) {
    SecretVersion version = choose(secret, id, stage);
    secret.read(version, world.now());
    return version;
  }

  /** As {@link #read}, without a trace. */
  public SecretVersion choose(Secret secret, @Nullable String id, @Nullable String stage) {
    if (id != null) {
      SecretVersion version = secret.versions().get(id);
      if (version == null || !version.hasValue()) {
        throw missing("VersionId: " + id);
      }
      if (stage != null && !version.stages().contains(stage)) {
        throw new ServiceError(
            "InvalidRequestException",
            "You provided a VersionStage that is not associated to the provided VersionId.");
      }
      return version;
    }
    String label = stage == null ? Secret.CURRENT : stage;
    SecretVersion version = secret.holder(label);
    if (version == null || !version.hasValue()) {
      throw missing("staging label: " + label);
    }
    return version;
  }

  /** UpdateSecretVersionStage: the only compare-and-swap there is. */
  public void moveStage(
      Secret secret, String stage, @Nullable String removeFrom, @Nullable String moveTo) {
    if (removeFrom == null && moveTo == null) {
      throw new ServiceError(
          "InvalidParameterException",
          "You must specify at least one of the parameters RemoveFromVersionId and MoveToVersionId.");
    }
    SecretVersion to = moveTo == null ? null : version(secret, moveTo);
    SecretVersion from = removeFrom == null ? null : version(secret, removeFrom);
    SecretVersion holder = secret.holder(stage);
    if (to != null && holder == to) {
      if (from != null && from != to) {
        throw attached(stage, holder, false);
      }
      return;
    }
    if (from != null && holder != from) {
      if (holder != null) {
        throw attached(stage, holder, false);
      }
      throw new ServiceError(
          "InvalidParameterException",
          "Staging label " + stage + " is not currently attached to version " + from.id() + ".");
    }
    if (to == null) {
      if (stage.equals(Secret.CURRENT)) {
        throw new ServiceError(
            "InvalidParameterException",
            "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
      }
      if (from != null) {
        from.stages().remove(stage);
      }
    } else {
      if (holder != null && from == null) {
        throw attached(stage, holder, true);
      }
      if (holder == null) {
        checkLabels(secret, List.of(stage));
      }
      secret.move(stage, to);
    }
    secret.lastChanged = world.now();
  }

  private static SecretVersion version(Secret secret, String id) {
    SecretVersion version = secret.versions().get(id);
    if (version == null) {
      throw missing("VersionId: " + id);
    }
    return version;
  }

  private static ServiceError attached(String stage, SecretVersion holder, boolean empty) {
    return new ServiceError(
        "InvalidParameterException",
        (empty ? "The parameter RemoveFromVersionId can't be empty. " : "")
            + "Staging label "
            + stage
            + " is currently attached to version "
            + holder.id()
            + ", so you must explicitly reference that version in RemoveFromVersionId.");
  }

  private static ServiceError missing(String what) {
    return new ServiceError(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for " + what);
  }

  /** A client token becomes the version's id: 32 to 64 characters. */
  public static String checkToken(String token) {
    if (token.length() < 32 || token.length() > 64) {
      throw new ServiceError(
          "InvalidParameterException", "ClientRequestToken must be 32-64 characters long.");
    }
    return token;
  }

  private static void checkValue(@Nullable String text, byte @Nullable [] binary) {
    if (text != null && binary != null) {
      throw new ServiceError(
          "InvalidParameterException",
          "You can't specify both a binary secret value and a string secret value in the same secret.");
    }
    if (text == null && binary == null) {
      throw new ServiceError(
          "InvalidRequestException", "You must provide either SecretString or SecretBinary.");
    }
    int size = binary != null ? binary.length : text == null ? 0 : utf8(text);
    if (size > MAX_BYTES) {
      throw new ServiceError(
          "ValidationException",
          "1 validation error detected: Value at '"
              + (text != null ? "secretString" : "secretBinary")
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + MAX_BYTES);
    }
    if (size == 0) {
      throw new ServiceError(
          "ValidationException",
          "1 validation error detected: Value at '"
              + (text != null ? "secretString" : "secretBinary")
              + "' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void checkLabels(Secret secret, List<String> added) {
    long labels = secret.versions().values().stream().mapToLong(v -> v.stages().size()).sum();
    long fresh = added.stream().filter(s -> secret.holder(s) == null).count();
    if (labels + fresh > MAX_LABELS || added.size() > MAX_LABELS) {
      throw new ServiceError(
          "LimitExceededException",
          "You have exceeded the maximum number of staging labels for a secret: "
              + MAX_LABELS
              + ".");
    }
  }

  /**
   * Keeps about a hundred versions: those without a label go first, but none younger than a day.
   */
  private void forgetDeprecated(Secret secret) {
    Instant young = world.now().minus(Duration.ofDays(1));
    Iterator<SecretVersion> it = secret.versions().values().iterator();
    while (secret.versions().size() >= KEPT_VERSIONS && it.hasNext()) {
      SecretVersion v = it.next();
      if (v.stages().isEmpty() && v.created().isBefore(young)) {
        it.remove();
      }
    }
    if (secret.versions().size() >= KEPT_VERSIONS) {
      throw new ServiceError(
          "LimitExceededException",
          "You have exceeded the maximum number of versions for secret " + secret.arn() + ".");
    }
  }
}
