package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Environment files as ECS fetches them from S3. */
public interface EnvironmentFiles {
  /** Bytes of an object; NotFound for none: equivalent to {@code aws s3api head-object}. */
  Outcome<Long> size(String bucket, String key);

  /**
   * Where one of the caller's buckets is, nothing for another account's: equivalent to {@code aws
   * s3api list-buckets --prefix BUCKET}.
   */
  Outcome<Optional<String>> region(String bucket);

  /** Its bytes: equivalent to {@code aws s3api get-object}. */
  Outcome<byte[]> contents(String bucket, String key);
}
