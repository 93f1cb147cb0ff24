package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import dev.quarterdeck.sandbox.world.secrets.SecretStore;
import dev.quarterdeck.sandbox.world.secrets.SecretVersion;
import dev.quarterdeck.sandbox.world.secrets.VersionRules;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CancelRotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CancelRotateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/** The operations that change a secret's value, labels, rotation or existence. */
final class Writing {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
  private final World world;
  private final SecretStore store;

  Writing(World world) {
    this.world = world;
    this.store = world.secrets();
  }

  CreateSecretResponse createSecret(CreateSecretRequest q, Call call) {
    String name = Check.required(q.name(), "name", "ValidationException");
    if (!NAME.matcher(name).matches()) {
      throw new ServiceError(
          "ValidationException",
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
    }
    byte[] binary = bytes(q.secretBinary());
    boolean valued = q.secretString() != null || binary != null;
    Secret old = store.find(name);
    if (old != null
        && q.clientRequestToken() != null
        && valued
        && old.deleted == null
        && old.versions().containsKey(q.clientRequestToken())) {
      store.versions().put(old, q.clientRequestToken(), q.secretString(), binary, List.of());
      return CreateSecretResponse.builder()
          .arn(old.arn())
          .name(name)
          .versionId(q.clientRequestToken())
          .build();
    }
    Attributes.checkTags(Set.of(), q.tags());
    Secret s = store.create(name);
    String version = null;
    try {
      if (valued) {
        version =
            store
                .versions()
                .put(s, q.clientRequestToken(), q.secretString(), binary, List.of())
                .id();
      }
    } catch (ServiceError e) {
      store.remove(s);
      throw e;
    }
    s.description = q.description();
    s.kmsKeyId = q.kmsKeyId();
    q.tags().forEach(t -> s.tags.put(t.key(), t.value()));
    q.addReplicaRegions()
        .forEach(
            r ->
                s.replicas.put(r.region(), new Secret.Replica(r.region(), r.kmsKeyId(), "InSync")));
    if (!s.replicas.isEmpty()) {
      s.primaryRegion = world.account().region();
    }
    return CreateSecretResponse.builder()
        .arn(s.arn())
        .name(name)
        .versionId(version)
        .replicationStatus(s.replicas.isEmpty() ? null : Shapes.replicas(s))
        .build();
  }

  PutSecretValueResponse putSecretValue(PutSecretValueRequest q, Call call) {
    Secret s = writable(q.secretId());
    SecretVersion v =
        store
            .versions()
            .put(
                s,
                q.clientRequestToken(),
                q.secretString(),
                bytes(q.secretBinary()),
                q.versionStages());
    return PutSecretValueResponse.builder()
        .arn(s.arn())
        .name(s.name())
        .versionId(v.id())
        .versionStages(v.stages())
        .build();
  }

  UpdateSecretResponse updateSecret(UpdateSecretRequest q, Call call) {
    Secret s = writable(q.secretId());
    byte[] binary = bytes(q.secretBinary());
    String version = null;
    if (q.secretString() != null || binary != null) {
      String token = q.clientRequestToken();
      if (token != null && s.versions().containsKey(token)) {
        throw new ServiceError(
            "ResourceExistsException",
            "You can't use ClientRequestToken "
                + token
                + " because that value is already in use for a version of secret "
                + s.arn()
                + ".");
      }
      version = store.versions().put(s, token, q.secretString(), binary, List.of()).id();
    }
    if (q.description() != null) {
      s.description = q.description();
    }
    if (q.kmsKeyId() != null) {
      s.kmsKeyId = q.kmsKeyId();
    }
    s.lastChanged = world.now();
    return UpdateSecretResponse.builder().arn(s.arn()).name(s.name()).versionId(version).build();
  }

  UpdateSecretVersionStageResponse updateSecretVersionStage(
      UpdateSecretVersionStageRequest q, Call call) {
    Secret s = writable(q.secretId());
    String stage = Check.required(q.versionStage(), "versionStage", "ValidationException");
    store.versions().moveStage(s, stage, q.removeFromVersionId(), q.moveToVersionId());
    return UpdateSecretVersionStageResponse.builder().arn(s.arn()).name(s.name()).build();
  }

  RotateSecretResponse rotateSecret(RotateSecretRequest q, Call call) {
    Secret s = writable(q.secretId());
    if (q.clientRequestToken() != null) {
      VersionRules.checkToken(q.clientRequestToken());
    }
    boolean now = q.rotateImmediately() == null || q.rotateImmediately();
    String version = store.rotations().rotate(s, q.clientRequestToken(), asked(s, q), now);
    return RotateSecretResponse.builder().arn(s.arn()).name(s.name()).versionId(version).build();
  }

  private static Secret.@Nullable Rotation asked(Secret s, RotateSecretRequest q) {
    RotationRulesType rules = q.rotationRules();
    String lambda =
        q.rotationLambdaARN() != null
            ? q.rotationLambdaARN()
            : s.rotation == null ? null : s.rotation.lambdaArn();
    if (rules != null) {
      if (rules.automaticallyAfterDays() != null && rules.scheduleExpression() != null) {
        throw new ServiceError(
            "InvalidParameterException",
            "You can't specify both AutomaticallyAfterDays and ScheduleExpression in RotationRules.");
      }
      Long days = rules.automaticallyAfterDays();
      if (days != null && (days < 1 || days > 1000)) {
        throw new ServiceError(
            "InvalidParameterException",
            "RotationRules.AutomaticallyAfterDays must be within 1-1000.");
      }
    }
    if (lambda == null) {
      return null;
    }
    if (rules == null) {
      return s.rotation == null
          ? new Secret.Rotation(lambda, null, null, null)
          : new Secret.Rotation(
              lambda, s.rotation.days(), s.rotation.schedule(), s.rotation.duration());
    }
    return new Secret.Rotation(
        lambda, rules.automaticallyAfterDays(), rules.scheduleExpression(), rules.duration());
  }

  CancelRotateSecretResponse cancelRotateSecret(CancelRotateSecretRequest q, Call call) {
    Secret s = writable(q.secretId());
    s.rotationEnabled = false;
    s.nextRotation = null;
    s.lastChanged = world.now();
    SecretVersion pending = s.holder(Secret.PENDING);
    return CancelRotateSecretResponse.builder()
        .arn(s.arn())
        .name(s.name())
        .versionId(pending == null ? null : pending.id())
        .build();
  }

  DeleteSecretResponse deleteSecret(DeleteSecretRequest q, Call call) {
    boolean force = Check.isTrue(q.forceDeleteWithoutRecovery());
    Long window = q.recoveryWindowInDays();
    if (force && window != null) {
      throw new ServiceError(
          "InvalidParameterException",
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    if (window != null && (window < 7 || window > 30)) {
      throw new ServiceError(
          "InvalidParameterException",
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    String id = Check.required(q.secretId(), "secretId", "ValidationException");
    Secret s = store.find(id);
    if (s == null && force && !id.startsWith("arn:")) {
      // AWS answers success here, so that a forced deletion can be repeated.
      return DeleteSecretResponse.builder().name(id).deletionDate(world.now()).build();
    }
    s = force ? store.get(id) : writable(id);
    managed(s);
    if (!s.replicas.isEmpty()) {
      throw new ServiceError(
          "InvalidParameterException",
          "You can't delete secret "
              + s.name()
              + " that still has replica regions "
              + s.replicas.keySet()
              + ".");
    }
    Instant due = store.delete(s, force ? 0 : window == null ? 30 : window);
    return DeleteSecretResponse.builder().arn(s.arn()).name(s.name()).deletionDate(due).build();
  }

  RestoreSecretResponse restoreSecret(RestoreSecretRequest q, Call call) {
    Secret s = store.get(Check.required(q.secretId(), "secretId", "ValidationException"));
    store.restore(s);
    return RestoreSecretResponse.builder().arn(s.arn()).name(s.name()).build();
  }

  private Secret writable(@Nullable String id) {
    Secret s = store.live(Check.required(id, "secretId", "ValidationException"));
    managed(s);
    return s;
  }

  private static void managed(Secret s) {
    if (s.owningService != null) {
      throw new ServiceError(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it's managed by "
              + s.owningService
              + ".");
    }
  }

  private static byte @Nullable [] bytes(@Nullable SdkBytes bytes) {
    return bytes == null ? null : bytes.asByteArray();
  }
}
