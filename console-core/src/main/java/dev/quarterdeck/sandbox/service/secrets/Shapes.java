package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets of the world in the API's shapes. */
final class Shapes {
  private Shapes() {}

  static SecretListEntry entry(Secret s) {
    Map<String, List<String>> labelled = s.labelled();
    return SecretListEntry.builder()
        .arn(s.arn())
        .name(s.name())
        .description(s.description)
        .kmsKeyId(s.kmsKeyId)
        .rotationEnabled(rotationEnabled(s))
        .rotationLambdaARN(s.rotation == null ? null : s.rotation.lambdaArn())
        .rotationRules(rules(s))
        .lastRotatedDate(s.lastRotated)
        .lastChangedDate(s.lastChanged)
        .lastAccessedDate(s.lastAccessed)
        // "The date and time the deletion of the secret occurred", says SecretListEntry.
        .deletedDate(s.deleted)
        .nextRotationDate(s.nextRotation)
        .tags(tags(s))
        .secretVersionsToStages(labelled.isEmpty() ? null : labelled)
        .owningService(s.owningService)
        .createdDate(s.created())
        .primaryRegion(s.primaryRegion)
        .build();
  }

  static DescribeSecretResponse describe(Secret s) {
    Map<String, List<String>> labelled = s.labelled();
    return DescribeSecretResponse.builder()
        .arn(s.arn())
        .name(s.name())
        .description(s.description)
        .kmsKeyId(s.kmsKeyId)
        .rotationEnabled(rotationEnabled(s))
        .rotationLambdaARN(s.rotation == null ? null : s.rotation.lambdaArn())
        .rotationRules(rules(s))
        .lastRotatedDate(s.lastRotated)
        .lastChangedDate(s.lastChanged)
        .lastAccessedDate(s.lastAccessed)
        // "The date the secret is scheduled for deletion": unlike in ListSecrets, the day it goes
        // for good.
        .deletedDate(s.deletionDue)
        .nextRotationDate(s.nextRotation)
        .tags(tags(s))
        .versionIdsToStages(labelled.isEmpty() ? null : labelled)
        .owningService(s.owningService)
        .createdDate(s.created())
        .primaryRegion(s.primaryRegion)
        .replicationStatus(s.replicas.isEmpty() ? null : replicas(s))
        .build();
  }

  static List<ReplicationStatusType> replicas(Secret s) {
    return s.replicas.values().stream()
        .map(
            r ->
                ReplicationStatusType.builder()
                    .region(r.region())
                    .kmsKeyId(r.kmsKeyId() == null ? "alias/aws/secretsmanager" : r.kmsKeyId())
                    .status(r.status())
                    .statusMessage("Replication succeeded")
                    .build())
        .toList();
  }

  /** Absent until rotation was set up once. */
  private static @Nullable Boolean rotationEnabled(Secret s) {
    return s.rotation == null ? null : s.rotationEnabled;
  }

  private static @Nullable RotationRulesType rules(Secret s) {
    Secret.Rotation r = s.rotation;
    return r == null
        ? null
        : RotationRulesType.builder()
            .automaticallyAfterDays(r.days())
            .scheduleExpression(r.schedule())
            .duration(r.duration())
            .build();
  }

  private static List<Tag> tags(Secret s) {
    return s.tags.entrySet().stream()
        .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
        .toList();
  }
}
