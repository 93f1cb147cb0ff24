package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Port: what the console changes in Secrets Manager. Only {@link dev.quarterdeck.change.Change}s
 * call it. The calls are idempotent where AWS lets them be; values stay the caller's to close.
 */
public interface SecretEditor {
  /**
   * Equivalent to {@code aws secretsmanager put-secret-value}. The token (32–64 characters) becomes
   * the version's id; repeated with the same value it does nothing. An explicit label is taken from
   * its holder silently: AWSCURRENT is never among them, see {@link #move}. Gives the version's id.
   */
  Outcome<String> put(String arn, String token, SecretValue text, List<String> stages);

  /**
   * Equivalent to {@code aws secretsmanager update-secret-version-stage}: compare-and-swap. Fails
   * when {@code from} no longer holds the label; after any failure, describe the secret to know.
   * Gives the ARN.
   *
   * @param to the version that gets the label, or null to take it away
   * @param from the version that must hold it now, or null when none does
   */
  Outcome<String> move(String arn, String stage, @Nullable String to, @Nullable String from);

  /** Equivalent to {@code aws secretsmanager create-secret}; gives the ARN. */
  Outcome<String> create(Creation creation, SecretValue text);

  /**
   * Equivalent to {@code aws secretsmanager delete-secret}: 7–30 days; gives the date it is final.
   */
  Outcome<Instant> delete(String arn, int recoveryDays);

  /** Equivalent to {@code aws secretsmanager restore-secret}; gives the ARN. */
  Outcome<String> restore(String arn);

  /** Equivalent to {@code aws secretsmanager tag-resource}; gives the ARN. */
  Outcome<String> tag(String arn, Map<String, String> tags);

  /** Equivalent to {@code aws secretsmanager untag-resource}; gives the ARN. */
  Outcome<String> untag(String arn, List<String> keys);

  /** What a new secret is beside its value; the token as in {@link #put}. */
  record Creation(
      String name,
      String token,
      @Nullable String description,
      @Nullable String kmsKeyId,
      Map<String, String> tags) {
    public Creation {
      tags = Map.copyOf(tags);
    }
  }
}
