package dev.quarterdeck.sandbox.service.secrets;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationRequest;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.ValidateResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.ValidateResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.ValidationErrorsEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags, resource policies and replicas of secrets. */
final class Attributes {
  private static final int MAX_TAGS = 50;
  private static final int MAX_POLICY = 20_480;
  private static final JsonMapper JSON = JsonMapper.shared();
  private final World world;

  Attributes(World world) {
    this.world = world;
  }

  TagResourceResponse tag(TagResourceRequest q, Call call) {
    Secret s = live(q.secretId());
    checkTags(s.tags.keySet(), q.tags());
    q.tags().forEach(t -> s.tags.put(t.key(), t.value()));
    return TagResourceResponse.builder().build();
  }

  /** At most 50 tags, each as AWS takes it. */
  static void checkTags(Set<String> present, List<Tag> added) {
    added.forEach(t -> Check.tag(t.key(), t.value(), "InvalidParameterException"));
    long fresh = added.stream().filter(t -> !present.contains(t.key())).count();
    if (present.size() + fresh > MAX_TAGS) {
      throw new ServiceError(
          "InvalidParameterException", "You can't have more than 50 tags on a secret.");
    }
  }

  UntagResourceResponse untag(UntagResourceRequest q, Call call) {
    Secret s = live(q.secretId());
    q.tagKeys().forEach(s.tags::remove);
    return UntagResourceResponse.builder().build();
  }

  PutResourcePolicyResponse putPolicy(PutResourcePolicyRequest q, Call call) {
    Secret s = live(q.secretId());
    String text = Check.required(q.resourcePolicy(), "resourcePolicy", "ValidationException");
    if (text.length() > MAX_POLICY) {
      throw new ServiceError(
          "ValidationException",
          "1 validation error detected: Value at 'resourcePolicy' failed to satisfy constraint: Member must have length less than or equal to 20480");
    }
    JsonNode policy = parse(text);
    if (policy == null || !policy.has("Statement")) {
      throw new ServiceError(
          "MalformedPolicyDocumentException", "This resource policy contains invalid Json.");
    }
    if (Check.isTrue(q.blockPublicPolicy()) && isPublic(policy)) {
      throw new ServiceError(
          "PublicPolicyException",
          "This resource policy grants broad access to the secret. To attach this policy, set BlockPublicPolicy to false.");
    }
    s.resourcePolicy = text;
    return PutResourcePolicyResponse.builder().arn(s.arn()).name(s.name()).build();
  }

  GetResourcePolicyResponse getPolicy(GetResourcePolicyRequest q, Call call) {
    Secret s = live(q.secretId());
    return GetResourcePolicyResponse.builder()
        .arn(s.arn())
        .name(s.name())
        .resourcePolicy(s.resourcePolicy)
        .build();
  }

  DeleteResourcePolicyResponse deletePolicy(DeleteResourcePolicyRequest q, Call call) {
    Secret s = live(q.secretId());
    s.resourcePolicy = null;
    return DeleteResourcePolicyResponse.builder().arn(s.arn()).name(s.name()).build();
  }

  ValidateResourcePolicyResponse validatePolicy(ValidateResourcePolicyRequest q, Call call) {
    JsonNode policy =
        parse(Check.required(q.resourcePolicy(), "resourcePolicy", "ValidationException"));
    ValidationErrorsEntry error = null;
    if (policy == null || !policy.has("Statement")) {
      error =
          ValidationErrorsEntry.builder()
              .checkName("SyntaxCheck")
              .errorMessage("This resource policy contains invalid Json.")
              .build();
    } else if (isPublic(policy)) {
      error =
          ValidationErrorsEntry.builder()
              .checkName("PublicAccessCheck")
              .errorMessage("This resource policy grants broad access to the secret.")
              .build();
    }
    return ValidateResourcePolicyResponse.builder()
        .policyValidationPassed(error == null)
        .validationErrors(error == null ? List.of() : List.of(error))
        .build();
  }

  ReplicateSecretToRegionsResponse replicate(ReplicateSecretToRegionsRequest q, Call call) {
    Secret s = live(q.secretId());
    q.addReplicaRegions()
        .forEach(
            r -> {
              if (r.region().equals(world.account().region())
                  || s.replicas.containsKey(r.region())) {
                throw new ServiceError(
                    "InvalidParameterException", "Invalid replica region: " + r.region());
              }
            });
    q.addReplicaRegions()
        .forEach(
            r ->
                s.replicas.put(r.region(), new Secret.Replica(r.region(), r.kmsKeyId(), "InSync")));
    s.primaryRegion = world.account().region();
    return ReplicateSecretToRegionsResponse.builder()
        .arn(s.arn())
        .replicationStatus(Shapes.replicas(s))
        .build();
  }

  RemoveRegionsFromReplicationResponse removeReplicas(
      RemoveRegionsFromReplicationRequest q, Call call) {
    Secret s = live(q.secretId());
    for (String region : q.removeReplicaRegions()) {
      if (s.replicas.remove(region) == null) {
        throw new ServiceError("InvalidParameterException", "Invalid replica region: " + region);
      }
    }
    if (s.replicas.isEmpty()) {
      s.primaryRegion = null;
    }
    return RemoveRegionsFromReplicationResponse.builder()
        .arn(s.arn())
        .replicationStatus(Shapes.replicas(s))
        .build();
  }

  private Secret live(@Nullable String id) {
    return world.secrets().live(Check.required(id, "secretId", "ValidationException"));
  }

  private static @Nullable JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static boolean isPublic(JsonNode policy) {
    JsonNode statements = policy.path("Statement");
    for (JsonNode st : statements.isArray() ? statements : List.of(statements)) {
      JsonNode principal = st.path("Principal");
      boolean everybody =
          "*".equals(principal.asString("")) || "*".equals(principal.path("AWS").asString(""));
      if (everybody && "Allow".equals(st.path("Effect").asString("")) && !st.has("Condition")) {
        return true;
      }
    }
    return false;
  }
}
