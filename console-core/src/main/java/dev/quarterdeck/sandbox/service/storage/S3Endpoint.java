package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;

/** Amazon S3: buckets and their settings; objects are read, and put by the world alone. */
public final class S3Endpoint extends ServiceEndpoint {
  /** Actions that IAM names otherwise than the API its operations. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "ListBuckets", "ListAllMyBuckets",
          "HeadBucket", "ListBucket",
          "HeadObject", "GetObject",
          "GetPublicAccessBlock", "GetBucketPublicAccessBlock",
          "PutPublicAccessBlock", "PutBucketPublicAccessBlock",
          "DeletePublicAccessBlock", "PutBucketPublicAccessBlock",
          "GetBucketEncryption", "GetEncryptionConfiguration",
          "GetBucketLifecycleConfiguration", "GetLifecycleConfiguration",
          "PutBucketLifecycleConfiguration", "PutLifecycleConfiguration");

  public S3Endpoint(World world) {
    BucketOperations buckets = new BucketOperations(world);
    on("ListBuckets", "GET /", ListBucketsRequest::builder, buckets::list);
    on("CreateBucket", "PUT /{Bucket}", CreateBucketRequest::builder, buckets::create);
    on("DeleteBucket", "DELETE /{Bucket}", DeleteBucketRequest::builder, buckets::delete);
    on("HeadBucket", "HEAD /{Bucket}", HeadBucketRequest::builder, buckets::head);
    ObjectOperations objects = new ObjectOperations(buckets);
    on("HeadObject", "HEAD /{Bucket}/{Key+}", HeadObjectRequest::builder, objects::head);
    on("GetObject", "GET /{Bucket}/{Key+}", GetObjectRequest::builder, objects::get);
    BucketAccess access = new BucketAccess(buckets);
    on(
        "GetPublicAccessBlock",
        "GET /{Bucket}?publicAccessBlock",
        GetPublicAccessBlockRequest::builder,
        access::block);
    on(
        "PutPublicAccessBlock",
        "PUT /{Bucket}?publicAccessBlock",
        PutPublicAccessBlockRequest::builder,
        access::putBlock);
    on(
        "DeletePublicAccessBlock",
        "DELETE /{Bucket}?publicAccessBlock",
        DeletePublicAccessBlockRequest::builder,
        access::deleteBlock);
    on("GetBucketPolicy", "GET /{Bucket}?policy", GetBucketPolicyRequest::builder, access::policy);
    on(
        "PutBucketPolicy",
        "PUT /{Bucket}?policy",
        PutBucketPolicyRequest::builder,
        access::putPolicy);
    on(
        "DeleteBucketPolicy",
        "DELETE /{Bucket}?policy",
        DeleteBucketPolicyRequest::builder,
        access::deletePolicy);
    on(
        "GetBucketPolicyStatus",
        "GET /{Bucket}?policyStatus",
        GetBucketPolicyStatusRequest::builder,
        access::policyStatus);
    on(
        "GetBucketVersioning",
        "GET /{Bucket}?versioning",
        GetBucketVersioningRequest::builder,
        buckets::versioning);
    on(
        "PutBucketVersioning",
        "PUT /{Bucket}?versioning",
        PutBucketVersioningRequest::builder,
        buckets::putVersioning);
    on(
        "GetBucketEncryption",
        "GET /{Bucket}?encryption",
        GetBucketEncryptionRequest::builder,
        buckets::encryption);
    on(
        "GetBucketOwnershipControls",
        "GET /{Bucket}?ownershipControls",
        GetBucketOwnershipControlsRequest::builder,
        buckets::ownership);
    on(
        "PutBucketOwnershipControls",
        "PUT /{Bucket}?ownershipControls",
        PutBucketOwnershipControlsRequest::builder,
        buckets::putOwnership);
    on(
        "GetBucketLogging",
        "GET /{Bucket}?logging",
        GetBucketLoggingRequest::builder,
        buckets::logging);
    on(
        "PutBucketLogging",
        "PUT /{Bucket}?logging",
        PutBucketLoggingRequest::builder,
        buckets::putLogging);
    on(
        "GetBucketLifecycleConfiguration",
        "GET /{Bucket}?lifecycle",
        GetBucketLifecycleConfigurationRequest::builder,
        buckets::lifecycle);
    on(
        "PutBucketLifecycleConfiguration",
        "PUT /{Bucket}?lifecycle",
        PutBucketLifecycleConfigurationRequest::builder,
        buckets::putLifecycle);
  }

  @Override
  public String action(String operation) {
    return "s3:" + ACTIONS.getOrDefault(operation, operation);
  }

  @Override
  public @Nullable String deniedResource(SdkPojo request) {
    return request.sdkFields().stream()
        .filter(f -> f.memberName().equals("Bucket"))
        .map(f -> "\"arn:aws:s3:::" + f.getValueOrDefault(request) + "\"")
        .findFirst()
        .orElse("\"*\"");
  }

  @Override
  public boolean bareErrors() {
    return true;
  }

  @Override
  public String signingName() {
    return "s3";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_XML;
  }

  @Override
  public String targetPrefix() {
    return "s3";
  }

  @Override
  public String apiVersion() {
    return "2006-03-01";
  }

  @Override
  public String xmlNamespace() {
    return "http://s3.amazonaws.com/doc/2006-03-01/";
  }
}
