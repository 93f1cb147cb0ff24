package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what the console reads from Secrets Manager. */
public interface SecretStore {
  /** Equivalent to {@code aws secretsmanager list-secrets --include-planned-deletion}. */
  Outcome<Listing<SecretSummary>> list();

  /** Equivalent to {@code aws secretsmanager describe-secret}; by name or ARN. */
  Outcome<SecretSummary> describe(String id);

  /** Regions that hold a replica: {@code aws secretsmanager describe-secret}; empty for most. */
  Outcome<List<String>> replicaRegions(String id);

  /** Equivalent to {@code aws secretsmanager list-secret-version-ids --include-deprecated}. */
  Outcome<Listing<SecretVersion>> versions(String id);

  /**
   * When a version was made. A version's date never changes, so it is remembered on disk and asked
   * of AWS at most once ({@code list-secret-version-ids}).
   */
  Outcome<Instant> createdAt(String secretArn, String versionId);

  /** The same where it is known without asking AWS. */
  Optional<Instant> knownCreatedAt(String secretArn, String versionId);

  /** Equivalent to {@code aws secretsmanager get-secret-value}. The caller closes the content. */
  Outcome<SecretContent> read(String id, VersionRef version);
}
