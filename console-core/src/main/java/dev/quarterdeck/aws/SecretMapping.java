package dev.quarterdeck.aws;

import dev.quarterdeck.secrets.Rotation;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.SecretVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets Manager's shapes as ours. */
final class SecretMapping {
  private SecretMapping() {}

  static SecretSummary summary(SecretListEntry s) {
    return new SecretSummary(
        s.arn(),
        s.name(),
        s.description(),
        s.createdDate(),
        s.lastChangedDate(),
        s.lastAccessedDate(),
        s.deletedDate(),
        new Rotation(
            Nulls.no(s.rotationEnabled()),
            s.rotationLambdaARN(),
            s.lastRotatedDate(),
            s.nextRotationDate()),
        stages(s.secretVersionsToStages()),
        tags(s.tags()),
        s.owningService(),
        s.primaryRegion(),
        s.kmsKeyId());
  }

  static SecretSummary summary(DescribeSecretResponse s) {
    return new SecretSummary(
        s.arn(),
        s.name(),
        s.description(),
        s.createdDate(),
        s.lastChangedDate(),
        s.lastAccessedDate(),
        s.deletedDate(),
        new Rotation(
            Nulls.no(s.rotationEnabled()),
            s.rotationLambdaARN(),
            s.lastRotatedDate(),
            s.nextRotationDate()),
        stages(s.versionIdsToStages()),
        tags(s.tags()),
        s.owningService(),
        s.primaryRegion(),
        s.kmsKeyId());
  }

  static SecretVersion version(SecretVersionsListEntry v) {
    return new SecretVersion(
        v.versionId(), List.copyOf(v.versionStages()), v.createdDate(), v.lastAccessedDate());
  }

  private static Map<String, List<String>> stages(Map<String, List<String>> given) {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    given.forEach((version, labels) -> stages.put(version, List.copyOf(labels)));
    return Map.copyOf(stages);
  }

  private static Map<String, String> tags(List<Tag> given) {
    Map<String, String> tags = new LinkedHashMap<>();
    given.forEach(t -> tags.put(t.key(), Nulls.empty(t.value())));
    return Map.copyOf(tags);
  }
}
