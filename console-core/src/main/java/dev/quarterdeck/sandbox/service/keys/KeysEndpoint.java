package dev.quarterdeck.sandbox.service.keys;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.keys.Keys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;

/** KMS: keys, their state and rotation; nothing is encrypted with them here. */
public final class KeysEndpoint extends ServiceEndpoint {
  private static final String INVALID = "ValidationException";
  private final World world;

  public KeysEndpoint(World world) {
    this.world = world;
    on("CreateKey", CreateKeyRequest::builder, this::create);
    on("CreateAlias", CreateAliasRequest::builder, this::alias);
    on("DescribeKey", DescribeKeyRequest::builder, this::describe);
    on("DisableKey", DisableKeyRequest::builder, this::disable);
    on("EnableKeyRotation", EnableKeyRotationRequest::builder, this::rotate);
    on("GetKeyPolicy", GetKeyPolicyRequest::builder, this::policy);
    on("PutKeyPolicy", PutKeyPolicyRequest::builder, this::putPolicy);
    on("GetKeyRotationStatus", GetKeyRotationStatusRequest::builder, this::rotation);
    on("ScheduleKeyDeletion", ScheduleKeyDeletionRequest::builder, this::delete);
    on("CancelKeyDeletion", CancelKeyDeletionRequest::builder, this::keep);
  }

  private CreateKeyResponse create(CreateKeyRequest q, Call call) {
    String spec = q.keySpecAsString() == null ? "SYMMETRIC_DEFAULT" : q.keySpecAsString();
    Keys.Key key = world.keys().create(spec);
    if (q.policy() != null) {
      key.policy = q.policy();
    }
    return CreateKeyResponse.builder().keyMetadata(shape(key)).build();
  }

  private GetKeyPolicyResponse policy(GetKeyPolicyRequest q, Call call) {
    return GetKeyPolicyResponse.builder()
        .policyName("default")
        .policy(named(q.keyId()).policy)
        .build();
  }

  private PutKeyPolicyResponse putPolicy(PutKeyPolicyRequest q, Call call) {
    named(q.keyId()).policy = Check.required(q.policy(), "policy", INVALID);
    return PutKeyPolicyResponse.builder().build();
  }

  /** By id or ARN: an alias is none where a policy is asked for. */
  private Keys.Key named(@Nullable String id) {
    if (Objects.toString(id).contains("alias/")) {
      throw new ServiceError("InvalidArnException", "Invalid keyId " + id);
    }
    return key(id);
  }

  private CreateAliasResponse alias(CreateAliasRequest q, Call call) {
    world.keys().alias(Check.required(q.aliasName(), "aliasName", INVALID), key(q.targetKeyId()));
    return CreateAliasResponse.builder().build();
  }

  private DescribeKeyResponse describe(DescribeKeyRequest q, Call call) {
    return DescribeKeyResponse.builder().keyMetadata(shape(key(q.keyId()))).build();
  }

  private DisableKeyResponse disable(DisableKeyRequest q, Call call) {
    usable(q.keyId()).state = "Disabled";
    return DisableKeyResponse.builder().build();
  }

  private EnableKeyRotationResponse rotate(EnableKeyRotationRequest q, Call call) {
    Keys.Key key = usable(q.keyId());
    mustBeSymmetric(key);
    key.rotates = true;
    return EnableKeyRotationResponse.builder().build();
  }

  private GetKeyRotationStatusResponse rotation(GetKeyRotationStatusRequest q, Call call) {
    Keys.Key key = key(q.keyId());
    mustBeSymmetric(key);
    return GetKeyRotationStatusResponse.builder()
        .keyId(key.id())
        .keyRotationEnabled(key.rotates && key.state.equals("Enabled"))
        .rotationPeriodInDays(key.rotates ? 365 : null)
        .build();
  }

  private static void mustBeSymmetric(Keys.Key key) {
    if (!key.symmetric()) {
      throw new ServiceError(
          "UnsupportedOperationException",
          "You cannot perform this operation on this type of key: " + key.arn());
    }
  }

  private ScheduleKeyDeletionResponse delete(ScheduleKeyDeletionRequest q, Call call) {
    Keys.Key key = usable(q.keyId());
    int days = Check.range(q.pendingWindowInDays(), 30, 7, 30, "pendingWindowInDays", INVALID);
    world.keys().scheduleDeletion(key, days);
    return ScheduleKeyDeletionResponse.builder()
        .keyId(key.arn())
        .keyState(key.state)
        .deletionDate(key.deletion)
        .pendingWindowInDays(days)
        .build();
  }

  private CancelKeyDeletionResponse keep(CancelKeyDeletionRequest q, Call call) {
    Keys.Key key = key(q.keyId());
    if (!key.state.equals("PendingDeletion")) {
      throw new ServiceError("KMSInvalidStateException", key.arn() + " is not pending deletion.");
    }
    key.state = "Disabled";
    key.deletion = null;
    return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
  }

  private Keys.Key usable(@Nullable String id) {
    Keys.Key key = key(id);
    if (key.state.equals("PendingDeletion")) {
      throw new ServiceError("KMSInvalidStateException", key.arn() + " is pending deletion.");
    }
    return key;
  }

  private Keys.Key key(@Nullable String id) {
    Keys.Key key = world.keys().find(Objects.toString(id));
    if (key == null) {
      throw new ServiceError("NotFoundException", "Key '" + id + "' does not exist");
    }
    return key;
  }

  private KeyMetadata shape(Keys.Key key) {
    return KeyMetadata.builder()
        .awsAccountId(world.account().id())
        .keyId(key.id())
        .arn(key.arn())
        .creationDate(key.created())
        .enabled(key.state.equals("Enabled"))
        .keyState(key.state)
        .deletionDate(key.deletion)
        .keyManager(key.manager)
        .keySpec(key.spec())
        .keyUsage(key.symmetric() ? "ENCRYPT_DECRYPT" : "SIGN_VERIFY")
        .origin("AWS_KMS")
        .multiRegion(false)
        .build();
  }

  @Override
  public String signingName() {
    return "kms";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "TrentService";
  }

  @Override
  public String apiVersion() {
    return "2014-11-01";
  }
}
