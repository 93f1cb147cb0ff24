package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;

/** The operations that read secrets. */
final class Reading {
  private static final int BATCH = 20;
  private static final String BAD_TOKEN = "InvalidNextTokenException";
  private final World world;

  Reading(World world) {
    this.world = world;
  }

  ListSecretsResponse listSecrets(ListSecretsRequest q, Call call) {
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", "ValidationException");
    List<Secret> found = new ArrayList<>();
    for (Secret s : world.secrets().newestFirst()) {
      if ((s.deleted == null || Check.isTrue(q.includePlannedDeletion()))
          && Filters.match(s, q.filters())) {
        found.add(s);
      }
    }
    if (q.sortOrder() == SortOrderType.ASC) {
      found = found.reversed();
    }
    Page<Secret> page = Page.of(found, q.nextToken(), max, BAD_TOKEN);
    return ListSecretsResponse.builder()
        .secretList(page.items().stream().map(Shapes::entry).toList())
        .nextToken(page.next())
        .build();
  }

  DescribeSecretResponse describeSecret(DescribeSecretRequest q, Call call) {
    return Shapes.describe(
        world.secrets().get(Check.required(q.secretId(), "secretId", "ValidationException")));
  }

  GetSecretValueResponse getSecretValue(GetSecretValueRequest q, Call call) {
    Secret s =
        world.secrets().live(Check.required(q.secretId(), "secretId", "ValidationException"));
    if (q.versionId() != null && (q.versionId().length() < 32 || q.versionId().length() > 64)) {
      throw new ServiceError(
          "InvalidParameterException", "VersionId must be 32-64 characters long.");
    }
    SecretVersion v = world.secrets().versions().read(s, q.versionId(), q.versionStage());
    GetSecretValueResponse.Builder b =
        GetSecretValueResponse.builder()
            .arn(s.arn())
            .name(s.name())
            .versionId(v.id())
            .versionStages(v.stages())
            .createdDate(v.created())
            .secretString(v.text());
    byte[] binary = v.binary();
    return (binary == null ? b : b.secretBinary(SdkBytes.fromByteArray(binary))).build();
  }

  BatchGetSecretValueResponse batchGetSecretValue(BatchGetSecretValueRequest q, Call call) {
    boolean byId = q.hasSecretIdList() && !q.secretIdList().isEmpty();
    boolean byFilter = q.hasFilters() && !q.filters().isEmpty();
    if (byId == byFilter) {
      throw new ServiceError(
          "InvalidParameterException",
          "Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }
    if (byId && q.maxResults() != null) {
      throw new ServiceError(
          "InvalidParameterException",
          "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
    }
    if (q.secretIdList().size() > BATCH) {
      throw new ServiceError(
          "ValidationException",
          "1 validation error detected: Value at 'secretIdList' failed to satisfy constraint: Member must have length less than or equal to 20");
    }
    List<String> ids = q.secretIdList();
    String next = null;
    if (byFilter) {
      int max = Check.range(q.maxResults(), BATCH, 1, BATCH, "maxResults", "ValidationException");
      Page<Secret> page =
          Page.of(
              world.secrets().newestFirst().stream()
                  .filter(s -> s.deleted == null && Filters.match(s, q.filters()))
                  .toList(),
              q.nextToken(),
              max,
              BAD_TOKEN);
      ids = page.items().stream().map(Secret::arn).toList();
      next = page.next();
    }
    List<SecretValueEntry> values = new ArrayList<>();
    List<APIErrorType> errors = new ArrayList<>();
    for (String id : ids) {
      try {
        values.add(value(id));
      } catch (ServiceError e) {
        errors.add(
            APIErrorType.builder()
                .secretId(id)
                .errorCode(e.code())
                .message(e.getMessage())
                .build());
      }
    }
    return BatchGetSecretValueResponse.builder()
        .secretValues(values)
        .errors(errors)
        .nextToken(next)
        .build();
  }

  private SecretValueEntry value(String id) {
    Secret s = world.secrets().live(id);
    SecretVersion v = world.secrets().versions().read(s, null, null);
    SecretValueEntry.Builder b =
        SecretValueEntry.builder()
            .arn(s.arn())
            .name(s.name())
            .versionId(v.id())
            .versionStages(v.stages())
            .createdDate(v.created())
            .secretString(v.text());
    byte[] binary = v.binary();
    return (binary == null ? b : b.secretBinary(SdkBytes.fromByteArray(binary))).build();
  }

  ListSecretVersionIdsResponse listSecretVersionIds(ListSecretVersionIdsRequest q, Call call) {
    Secret s = world.secrets().get(Check.required(q.secretId(), "secretId", "ValidationException"));
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", "ValidationException");
    List<SecretVersion> found =
        s.versions().values().stream()
            .filter(v -> Check.isTrue(q.includeDeprecated()) || !v.stages().isEmpty())
            .toList();
    Page<SecretVersion> page = Page.of(found, q.nextToken(), max, BAD_TOKEN);
    return ListSecretVersionIdsResponse.builder()
        .arn(s.arn())
        .name(s.name())
        .nextToken(page.next())
        .versions(
            page.items().stream()
                .map(
                    v ->
                        SecretVersionsListEntry.builder()
                            .versionId(v.id())
                            .versionStages(v.stages().isEmpty() ? null : v.stages())
                            .createdDate(v.created())
                            .lastAccessedDate(v.lastAccessed())
                            .kmsKeyIds(s.kmsKeyId == null ? "DefaultEncryptionKey" : s.kmsKeyId)
                            .build())
                .toList())
        .build();
  }
}
