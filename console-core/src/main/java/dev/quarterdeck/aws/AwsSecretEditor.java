package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretEditor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets Manager's changes; each call passes the read-only guard in {@link CallGate}. */
public final class AwsSecretEditor implements SecretEditor {
  private final AwsClients aws;

  public AwsSecretEditor(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws secretsmanager put-secret-value}. */
  @Override
  public Outcome<String> put(String arn, String token, SecretValue text, List<String> stages) {
    return call(
        () ->
            text.readText(
                value ->
                    aws.secretsManager()
                        .putSecretValue(
                            q ->
                                q.secretId(arn)
                                    .clientRequestToken(token)
                                    .secretString(value)
                                    .versionStages(stages))
                        .versionId()));
  }

  /** {@code aws secretsmanager update-secret-version-stage}. */
  @Override
  public Outcome<String> move(
      String arn, String stage, @Nullable String to, @Nullable String from) {
    return call(
        () ->
            aws.secretsManager()
                .updateSecretVersionStage(
                    q ->
                        q.secretId(arn)
                            .versionStage(stage)
                            .moveToVersionId(to)
                            .removeFromVersionId(from))
                .arn());
  }

  /** {@code aws secretsmanager create-secret}. */
  @Override
  public Outcome<String> create(Creation creation, SecretValue text) {
    return call(
        () ->
            text.readText(
                value ->
                    aws.secretsManager()
                        .createSecret(
                            q ->
                                q.name(creation.name())
                                    .clientRequestToken(creation.token())
                                    .description(creation.description())
                                    .kmsKeyId(creation.kmsKeyId())
                                    .secretString(value)
                                    .tags(creation.tags().isEmpty() ? null : tags(creation.tags())))
                        .arn()));
  }

  /** {@code aws secretsmanager delete-secret --recovery-window-in-days}. */
  @Override
  public Outcome<Instant> delete(String arn, int recoveryDays) {
    return call(
        () ->
            aws.secretsManager()
                .deleteSecret(q -> q.secretId(arn).recoveryWindowInDays((long) recoveryDays))
                .deletionDate());
  }

  /** {@code aws secretsmanager restore-secret}. */
  @Override
  public Outcome<String> restore(String arn) {
    return call(() -> aws.secretsManager().restoreSecret(q -> q.secretId(arn)).arn());
  }

  /** {@code aws secretsmanager tag-resource}. */
  @Override
  public Outcome<String> tag(String arn, Map<String, String> tags) {
    return call(
        () -> {
          aws.secretsManager().tagResource(q -> q.secretId(arn).tags(tags(tags)));
          return arn;
        });
  }

  /** {@code aws secretsmanager untag-resource}. */
  @Override
  public Outcome<String> untag(String arn, List<String> keys) {
    return call(
        () -> {
          aws.secretsManager().untagResource(q -> q.secretId(arn).tagKeys(keys));
          return arn;
        });
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
        .toList();
  }

  private <T> Outcome<T> call(Callable<T> call) {
    return aws.calls().change(() -> aws.calls().one(call));
  }
}
