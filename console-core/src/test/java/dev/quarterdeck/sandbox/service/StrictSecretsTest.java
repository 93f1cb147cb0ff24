package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class StrictSecretsTest {
  private static final String TOKEN = "11111111-2222-4333-8444-555555555555";

  @Test
  void labelsMoveOnlyByCompareAndSwap() {
    try (Aws aws = new Aws(Scenario.EMPTY)) {
      String first = aws.secrets.createSecret(b -> b.name("s").secretString("demo-1")).versionId();
      aws.secrets.putSecretValue(
          b ->
              b.secretId("s")
                  .secretString("demo-2")
                  .clientRequestToken(TOKEN)
                  .versionStages("AWSPENDING"));
      assertThatThrownBy(
              () ->
                  aws.secrets.updateSecretVersionStage(
                      b -> b.secretId("s").versionStage("AWSCURRENT").moveToVersionId(TOKEN)))
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining(
              "The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version "
                  + first);
      assertThatThrownBy(
              () ->
                  aws.secrets.updateSecretVersionStage(
                      b -> b.secretId("s").versionStage("AWSCURRENT").removeFromVersionId(first)))
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining("It can't be completely removed");
      aws.secrets.updateSecretVersionStage(
          b ->
              b.secretId("s")
                  .versionStage("AWSCURRENT")
                  .moveToVersionId(TOKEN)
                  .removeFromVersionId(first));
      assertThat(aws.secrets.getSecretValue(b -> b.secretId("s")).versionId()).isEqualTo(TOKEN);
      assertThat(aws.secrets.describeSecret(b -> b.secretId("s")).versionIdsToStages().get(first))
          .containsExactly("AWSPREVIOUS");
      assertThatThrownBy(
              () ->
                  aws.secrets.updateSecretVersionStage(
                      b ->
                          b.secretId("s")
                              .versionStage("AWSCURRENT")
                              .moveToVersionId(first)
                              .removeFromVersionId(first)))
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  void tokensSizesAndDeletedSecretsAreStrict() {
    try (Aws aws = new Aws(Scenario.EMPTY)) {
      aws.secrets.createSecret(b -> b.name("s").secretString("demo-1").clientRequestToken(TOKEN));
      aws.secrets.putSecretValue(
          b -> b.secretId("s").secretString("demo-1").clientRequestToken(TOKEN));
      assertThatThrownBy(
              () ->
                  aws.secrets.putSecretValue(
                      b -> b.secretId("s").secretString("demo-2").clientRequestToken(TOKEN)))
          .isInstanceOf(ResourceExistsException.class);
      aws.secrets.putSecretValue(b -> b.secretId("s").secretString("x".repeat(65_536)));
      assertThatThrownBy(
              () ->
                  aws.secrets.putSecretValue(b -> b.secretId("s").secretString("x".repeat(65_537))))
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("65536");
      assertThatThrownBy(() -> aws.secrets.rotateSecret(b -> b.secretId("s")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("No Lambda rotation function ARN");
      aws.secrets.deleteSecret(b -> b.secretId("s").recoveryWindowInDays(7L));
      assertThatThrownBy(() -> aws.secrets.getSecretValue(b -> b.secretId("s")))
          .isInstanceOf(InvalidRequestException.class);
      aws.secrets.restoreSecret(b -> b.secretId("s"));
      assertThat(aws.secrets.getSecretValue(b -> b.secretId("s")).secretString()).hasSize(65_536);
    }
  }
}
