package dev.quarterdeck.sandbox.service.storage;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Buckets, and the settings of theirs that do not say who comes in. */
final class BucketOperations {
  private static final String MALFORMED = "MalformedXML";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final int MOST = 10_000;

  /** What S3 encrypts with unless told otherwise. */
  private static final String ALGORITHM = "AES256";

  private final World world;

  BucketOperations(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }

  /** A bucket that exists. */
  Bucket bucket(@Nullable String name) {
    Bucket found = name == null ? null : world.storage().bucket(name);
    if (found == null) {
      throw new ServiceError(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return found;
  }

  /** What a configuration asks for, refused as S3 refuses a document without it. */
  static <T> T given(@Nullable T configuration) {
    if (configuration == null) {
      throw new ServiceError(
          MALFORMED,
          "The XML you provided was not well-formed or did not validate against our published schema");
    }
    return configuration;
  }

  ListBucketsResponse list(ListBucketsRequest q, Call call) {
    int most = Check.range(q.maxBuckets(), MOST, 1, MOST, "maxBuckets", "InvalidArgument");
    String prefix = q.prefix() == null ? "" : q.prefix();
    List<Bucket> wanted =
        world.storage().buckets().stream()
            .filter(b -> b.name().startsWith(prefix))
            .filter(b -> q.bucketRegion() == null || b.region().equals(q.bucketRegion()))
            .toList();
    Page<Bucket> page = Page.of(wanted, q.continuationToken(), most, "InvalidArgument");
    return ListBucketsResponse.builder()
        .owner(o -> o.id(call.account()))
        .prefix(q.prefix())
        .continuationToken(page.next())
        .buckets(
            page.items().stream()
                .map(
                    b ->
                        software.amazon.awssdk.services.s3.model.Bucket.builder()
                            .name(b.name())
                            .bucketRegion(b.region())
                            .creationDate(b.createdAt())
                            .build())
                .toList())
        .build();
  }

  CreateBucketResponse create(CreateBucketRequest q, Call call) {
    String name = q.bucket() == null ? "" : q.bucket();
    if (!NAME.matcher(name).matches()) {
      throw new ServiceError("InvalidBucketName", "The specified bucket is not valid.");
    }
    if (world.storage().bucket(name) != null) {
      throw new ServiceError(
          409,
          "BucketAlreadyOwnedByYou",
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    world.storage().createBucket(name, call.region());
    return CreateBucketResponse.builder().location("/" + name).build();
  }

  HeadBucketResponse head(HeadBucketRequest q, Call call) {
    return HeadBucketResponse.builder().bucketRegion(bucket(q.bucket()).region()).build();
  }

  DeleteBucketResponse delete(DeleteBucketRequest q, Call call) {
    world.storage().deleteBucket(bucket(q.bucket()));
    return DeleteBucketResponse.builder().build();
  }

  GetBucketVersioningResponse versioning(GetBucketVersioningRequest q, Call call) {
    return GetBucketVersioningResponse.builder().status(bucket(q.bucket()).versioning).build();
  }

  PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest q, Call call) {
    VersioningConfiguration asked = given(q.versioningConfiguration());
    if (!List.of("Enabled", "Suspended").contains(String.valueOf(asked.statusAsString()))) {
      throw new ServiceError(
          "IllegalVersioningConfigurationException", "The Versioning element must be specified");
    }
    bucket(q.bucket()).versioning = asked.statusAsString();
    return PutBucketVersioningResponse.builder().build();
  }

  GetBucketEncryptionResponse encryption(GetBucketEncryptionRequest q, Call call) {
    bucket(q.bucket());
    return GetBucketEncryptionResponse.builder()
        .serverSideEncryptionConfiguration(
            c ->
                c.rules(
                    ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ALGORITHM))
                        .build()))
        .build();
  }

  GetBucketOwnershipControlsResponse ownership(GetBucketOwnershipControlsRequest q, Call call) {
    String set = bucket(q.bucket()).ownership;
    if (set == null) {
      throw new ServiceError(
          404, "OwnershipControlsNotFoundError", "The bucket ownership controls were not found");
    }
    return GetBucketOwnershipControlsResponse.builder()
        .ownershipControls(
            c -> c.rules(OwnershipControlsRule.builder().objectOwnership(set).build()))
        .build();
  }

  PutBucketOwnershipControlsResponse putOwnership(PutBucketOwnershipControlsRequest q, Call call) {
    List<OwnershipControlsRule> rules = given(q.ownershipControls()).rules();
    bucket(q.bucket()).ownership =
        given(rules.isEmpty() ? null : rules.getFirst().objectOwnershipAsString());
    return PutBucketOwnershipControlsResponse.builder().build();
  }

  GetBucketLoggingResponse logging(GetBucketLoggingRequest q, Call call) {
    Bucket.LogTarget set = bucket(q.bucket()).logging;
    return set == null
        ? GetBucketLoggingResponse.builder().build()
        : GetBucketLoggingResponse.builder()
            .loggingEnabled(l -> l.targetBucket(set.bucket()).targetPrefix(set.prefix()))
            .build();
  }

  PutBucketLoggingResponse putLogging(PutBucketLoggingRequest q, Call call) {
    BucketLoggingStatus asked = given(q.bucketLoggingStatus());
    Bucket bucket = bucket(q.bucket());
    LoggingEnabled wanted = asked.loggingEnabled();
    if (wanted == null) {
      bucket.logging = null;
    } else {
      String target = wanted.targetBucket() == null ? "" : wanted.targetBucket();
      if (world.storage().bucket(target) == null) {
        throw new ServiceError(
            "InvalidTargetBucketForLogging", "The target bucket for logging does not exist");
      }
      bucket.logging =
          new Bucket.LogTarget(target, wanted.targetPrefix() == null ? "" : wanted.targetPrefix());
    }
    return PutBucketLoggingResponse.builder().build();
  }

  GetBucketLifecycleConfigurationResponse lifecycle(
      GetBucketLifecycleConfigurationRequest q, Call call) {
    if (!(bucket(q.bucket()).lifecycle instanceof BucketLifecycleConfiguration set)) {
      throw new ServiceError(
          404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
    }
    return GetBucketLifecycleConfigurationResponse.builder().rules(set.rules()).build();
  }

  PutBucketLifecycleConfigurationResponse putLifecycle(
      PutBucketLifecycleConfigurationRequest q, Call call) {
    bucket(q.bucket()).lifecycle = given(q.lifecycleConfiguration());
    return PutBucketLifecycleConfigurationResponse.builder().build();
  }
}
