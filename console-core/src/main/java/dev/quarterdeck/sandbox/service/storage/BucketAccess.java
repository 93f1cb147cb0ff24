package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import dev.quarterdeck.sandbox.world.storage.PublicBlock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may come into a bucket: its policy, and the block of public access. */
final class BucketAccess {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final BucketOperations buckets;

  BucketAccess(BucketOperations buckets) {
    this.buckets = buckets;
  }

  GetPublicAccessBlockResponse block(GetPublicAccessBlockRequest q, Call call) {
    PublicBlock set = buckets.bucket(q.bucket()).publicAccess;
    if (set == null) {
      throw new ServiceError(
          404,
          "NoSuchPublicAccessBlockConfiguration",
          "The public access block configuration was not found");
    }
    return GetPublicAccessBlockResponse.builder()
        .publicAccessBlockConfiguration(
            c ->
                c.blockPublicAcls(set.blockAcls())
                    .ignorePublicAcls(set.ignoreAcls())
                    .blockPublicPolicy(set.blockPolicy())
                    .restrictPublicBuckets(set.restrictBuckets()))
        .build();
  }

  PutPublicAccessBlockResponse putBlock(PutPublicAccessBlockRequest q, Call call) {
    var asked = BucketOperations.given(q.publicAccessBlockConfiguration());
    buckets.bucket(q.bucket()).publicAccess =
        new PublicBlock(
            Check.isTrue(asked.blockPublicAcls()),
            Check.isTrue(asked.ignorePublicAcls()),
            Check.isTrue(asked.blockPublicPolicy()),
            Check.isTrue(asked.restrictPublicBuckets()));
    return PutPublicAccessBlockResponse.builder().build();
  }

  DeletePublicAccessBlockResponse deleteBlock(DeletePublicAccessBlockRequest q, Call call) {
    buckets.bucket(q.bucket()).publicAccess = null;
    return DeletePublicAccessBlockResponse.builder().build();
  }

  GetBucketPolicyResponse policy(GetBucketPolicyRequest q, Call call) {
    return GetBucketPolicyResponse.builder().policy(written(buckets.bucket(q.bucket()))).build();
  }

  PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest q, Call call) {
    Bucket bucket = buckets.bucket(q.bucket());
    boolean opens = isPublic(q.policy());
    PublicBlock block = bucket.publicAccess;
    PublicBlock account = buckets.world().storage().publicAccess;
    boolean blocked =
        (block != null && block.blockPolicy()) || (account != null && account.blockPolicy());
    if (opens && blocked) {
      throw new ServiceError(
          403,
          "AccessDenied",
          "User: "
              + call.callerArn()
              + " is not authorized to perform: s3:PutBucketPolicy on resource: \""
              + bucket.arn()
              + "\" because public policies are prevented by the BlockPublicPolicy setting in S3"
              + " Block Public Access.");
    }
    bucket.policy = q.policy();
    return PutBucketPolicyResponse.builder().build();
  }

  DeleteBucketPolicyResponse deletePolicy(DeleteBucketPolicyRequest q, Call call) {
    buckets.bucket(q.bucket()).policy = null;
    return DeleteBucketPolicyResponse.builder().build();
  }

  GetBucketPolicyStatusResponse policyStatus(GetBucketPolicyStatusRequest q, Call call) {
    boolean opens = isPublic(written(buckets.bucket(q.bucket())));
    return GetBucketPolicyStatusResponse.builder().policyStatus(s -> s.isPublic(opens)).build();
  }

  private static String written(Bucket bucket) {
    String policy = bucket.policy;
    if (policy == null) {
      throw new ServiceError(404, "NoSuchBucketPolicy", "The bucket policy does not exist");
    }
    return policy;
  }

  /** S3 takes an Allow to everybody without a condition for public; fixed values narrow it. */
  private static boolean isPublic(@Nullable String policy) {
    try {
      JsonNode statements = JSON.readTree(policy == null ? "" : policy).path("Statement");
      if (!statements.isContainer()) {
        throw malformed();
      }
      for (JsonNode s :
          statements.isArray() ? statements : JSON.createArrayNode().add(statements)) {
        JsonNode who =
            s.path("Principal").isObject() ? s.path("Principal").path("AWS") : s.path("Principal");
        boolean all = who.isString() && who.asString().equals("*");
        if (all && s.path("Effect").asString("").equals("Allow") && s.path("Condition").isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  private static ServiceError malformed() {
    return new ServiceError("MalformedPolicy", "Policies must be valid JSON");
  }
}
