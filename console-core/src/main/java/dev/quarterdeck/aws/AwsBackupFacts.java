package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.BackupFacts;
import java.util.Optional;
import software.amazon.awssdk.services.backup.model.ListProtectedResourcesResponse;
import software.amazon.awssdk.services.efs.model.BackupPolicy;
import software.amazon.awssdk.services.efs.model.PolicyNotFoundException;

/** AWS Backup, and EFS's own backups, as the readiness checklist reads them. */
public final class AwsBackupFacts implements BackupFacts {
  private static final int PAGE = 1000;
  private final AwsClients aws;

  public AwsBackupFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws backup list-protected-resources}. */
  @Override
  public Outcome<Listing<Protected>> protectedResources() {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "protected resources",
                    token -> {
                      ListProtectedResourcesResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.backup()
                                          .listProtectedResources(
                                              q -> q.maxResults(PAGE).nextToken(token)));
                      return new Pages.Page<>(
                          r.results().stream()
                              .map(
                                  p ->
                                      new Protected(
                                          Nulls.empty(p.resourceArn()),
                                          Nulls.empty(p.resourceType()),
                                          p.lastBackupTime()))
                              .toList(),
                          r.nextToken());
                    }));
  }

  /** {@code aws efs describe-backup-policy}. */
  @Override
  public Outcome<Optional<String>> fileSystemBackups(String fileSystem) {
    return aws.calls()
        .method(
            () ->
                aws.calls()
                    .one(
                        () -> {
                          try {
                            BackupPolicy policy =
                                aws.efs()
                                    .describeBackupPolicy(q -> q.fileSystemId(fileSystem))
                                    .backupPolicy();
                            return Optional.ofNullable(policy).map(BackupPolicy::statusAsString);
                          } catch (PolicyNotFoundException nobodyDecided) {
                            return Optional.empty();
                          }
                        }));
  }
}
