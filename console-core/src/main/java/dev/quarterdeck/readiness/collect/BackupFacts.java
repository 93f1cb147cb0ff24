package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of AWS Backup and of EFS's own backups. */
public interface BackupFacts {
  /**
   * @param type as AWS Backup names it: EFS, RDS, Aurora, S3, DynamoDB…
   * @param lastBackup null where AWS Backup said nothing
   */
  record Protected(String arn, String type, @Nullable Instant lastBackup) {}

  /** Resources with a backup: equivalent to {@code aws backup list-protected-resources}. */
  Outcome<Listing<Protected>> protectedResources();

  /** ENABLED, DISABLED…, or none: equivalent to {@code aws efs describe-backup-policy}. */
  Outcome<Optional<String>> fileSystemBackups(String fileSystem);
}
