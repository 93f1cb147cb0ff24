package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of ECR. */
public interface ImageFacts {
  /**
   * @param account whose registry it is in
   * @param mutability MUTABLE, IMMUTABLE, or one of them WITH_EXCLUSION
   */
  record Repository(String account, String name, String mutability) {}

  /**
   * @param frequency SCAN_ON_PUSH, CONTINUOUS_SCAN or MANUAL
   */
  record Scanning(String repository, String frequency) {}

  /**
   * An image's scan.
   *
   * @param status COMPLETE, ACTIVE (looked at continuously), IN_PROGRESS, PENDING, FAILED,
   *     UNSUPPORTED_IMAGE…
   * @param counts findings by severity, CRITICAL, HIGH…
   */
  record Scan(
      String status,
      @Nullable String description,
      @Nullable Instant completedAt,
      Map<String, Integer> counts) {}

  /**
   * Those of the repositories that exist: equivalent to {@code aws ecr describe-repositories
   * --registry-id ACCOUNT}.
   */
  Outcome<Listing<Repository>> repositories(String account, List<String> names);

  /**
   * Those of the repositories that exist, in the registry of the caller: equivalent to {@code aws
   * ecr batch-get-repository-scanning-configuration}.
   */
  Outcome<Listing<Scanning>> scanning(List<String> names);

  /**
   * Those of the digests that the repository still holds; all are gone with a repository that is
   * gone: equivalent to {@code aws ecr describe-images --image-ids}.
   */
  Outcome<Listing<String>> held(String account, String repository, List<String> digests);

  /** Equivalent to {@code aws ecr describe-image-scan-findings}, its summary alone. */
  Outcome<Scan> scan(String account, String repository, String digest);
}
