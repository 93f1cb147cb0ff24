package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.*;

/** AWS Secrets Manager as the sandbox answers it. */
public final class SecretsManagerEndpoint extends ServiceEndpoint {

  public SecretsManagerEndpoint(World world) {
    Reading reading = new Reading(world);
    on("ListSecrets", ListSecretsRequest::builder, reading::listSecrets);
    on("DescribeSecret", DescribeSecretRequest::builder, reading::describeSecret);
    on("GetSecretValue", GetSecretValueRequest::builder, reading::getSecretValue);
    on("BatchGetSecretValue", BatchGetSecretValueRequest::builder, reading::batchGetSecretValue);
    on("ListSecretVersionIds", ListSecretVersionIdsRequest::builder, reading::listSecretVersionIds);
    on("GetRandomPassword", GetRandomPasswordRequest::builder, new Passwords(world)::get);
    Writing writing = new Writing(world);
    on("CreateSecret", CreateSecretRequest::builder, writing::createSecret);
    on("PutSecretValue", PutSecretValueRequest::builder, writing::putSecretValue);
    on("UpdateSecret", UpdateSecretRequest::builder, writing::updateSecret);
    on(
        "UpdateSecretVersionStage",
        UpdateSecretVersionStageRequest::builder,
        writing::updateSecretVersionStage);
    on("RotateSecret", RotateSecretRequest::builder, writing::rotateSecret);
    on("CancelRotateSecret", CancelRotateSecretRequest::builder, writing::cancelRotateSecret);
    on("DeleteSecret", DeleteSecretRequest::builder, writing::deleteSecret);
    on("RestoreSecret", RestoreSecretRequest::builder, writing::restoreSecret);
    Attributes attributes = new Attributes(world);
    on("TagResource", TagResourceRequest::builder, attributes::tag);
    on("UntagResource", UntagResourceRequest::builder, attributes::untag);
    on("PutResourcePolicy", PutResourcePolicyRequest::builder, attributes::putPolicy);
    on("GetResourcePolicy", GetResourcePolicyRequest::builder, attributes::getPolicy);
    on("DeleteResourcePolicy", DeleteResourcePolicyRequest::builder, attributes::deletePolicy);
    on(
        "ValidateResourcePolicy",
        ValidateResourcePolicyRequest::builder,
        attributes::validatePolicy);
    on("ReplicateSecretToRegions", ReplicateSecretToRegionsRequest::builder, attributes::replicate);
    on(
        "RemoveRegionsFromReplication",
        RemoveRegionsFromReplicationRequest::builder,
        attributes::removeReplicas);
  }

  @Override
  public @Nullable ServiceError failure(int status) {
    return status == 500
        ? new ServiceError(500, "InternalServiceError", "An error occurred on the server side.")
        : null;
  }

  /**
   * The id as the caller wrote it, a name or an ARN; nothing where an operation names no secret.
   */
  @Override
  public @Nullable String deniedResource(SdkPojo request) {
    return request.sdkFields().stream()
        .filter(f -> f.memberName().equals("SecretId"))
        .map(f -> (String) f.getValueOrDefault(request))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String signingName() {
    return "secretsmanager";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "secretsmanager";
  }

  @Override
  public String apiVersion() {
    return "2017-10-17";
  }
}
