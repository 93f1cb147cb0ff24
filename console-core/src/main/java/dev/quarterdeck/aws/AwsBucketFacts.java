package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.BucketFacts;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PolicyStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** Amazon S3 as the readiness checklist reads it. */
public final class AwsBucketFacts implements BucketFacts {
  private static final int PAGE = 1000;
  private static final String NO_BLOCK = "NoSuchPublicAccessBlockConfiguration";
  private static final String NO_POLICY = "NoSuchBucketPolicy";
  private final AwsClients aws;

  public AwsBucketFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws s3api list-buckets --bucket-region REGION}. */
  @Override
  public Outcome<Listing<String>> buckets(String region) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "buckets",
                    token -> {
                      ListBucketsResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.s3()
                                          .listBuckets(
                                              q ->
                                                  q.maxBuckets(PAGE)
                                                      .bucketRegion(region)
                                                      .continuationToken(token)));
                      return new Pages.Page<>(
                          r.buckets().stream().map(Bucket::name).toList(), r.continuationToken());
                    }));
  }

  /** {@code aws s3control get-public-access-block}. */
  @Override
  public Outcome<Optional<PublicBlock>> accountBlock(String account) {
    return setting(
        NO_BLOCK,
        () -> {
          var b =
              aws.s3Control()
                  .getPublicAccessBlock(q -> q.accountId(account))
                  .publicAccessBlockConfiguration();
          return b == null
              ? null
              : new PublicBlock(
                  Nulls.no(b.blockPublicAcls()),
                  Nulls.no(b.ignorePublicAcls()),
                  Nulls.no(b.blockPublicPolicy()),
                  Nulls.no(b.restrictPublicBuckets()));
        });
  }

  /** {@code aws s3api get-public-access-block}. */
  @Override
  public Outcome<Optional<PublicBlock>> block(String bucket) {
    return setting(
        NO_BLOCK,
        () -> {
          var b =
              aws.s3().getPublicAccessBlock(q -> q.bucket(bucket)).publicAccessBlockConfiguration();
          return b == null
              ? null
              : new PublicBlock(
                  Nulls.no(b.blockPublicAcls()),
                  Nulls.no(b.ignorePublicAcls()),
                  Nulls.no(b.blockPublicPolicy()),
                  Nulls.no(b.restrictPublicBuckets()));
        });
  }

  /** {@code aws s3api get-bucket-policy-status}. */
  @Override
  public Outcome<Boolean> publicPolicy(String bucket) {
    return setting(
            NO_POLICY,
            () -> {
              PolicyStatus status =
                  aws.s3().getBucketPolicyStatus(q -> q.bucket(bucket)).policyStatus();
              return status != null && Nulls.no(status.isPublic());
            })
        .map(found -> found.orElse(false));
  }

  /** {@code aws s3api get-bucket-policy}. */
  @Override
  public Outcome<Optional<String>> policy(String bucket) {
    return setting(NO_POLICY, () -> aws.s3().getBucketPolicy(q -> q.bucket(bucket)).policy());
  }

  /** {@code aws s3api get-bucket-versioning}. */
  @Override
  public Outcome<Optional<String>> versioning(String bucket) {
    return setting("", () -> aws.s3().getBucketVersioning(q -> q.bucket(bucket)).statusAsString());
  }

  /** {@code aws s3api get-bucket-encryption}. */
  @Override
  public Outcome<Optional<String>> encryption(String bucket) {
    return setting(
        "ServerSideEncryptionConfigurationNotFoundError",
        () -> {
          ServerSideEncryptionConfiguration c =
              aws.s3()
                  .getBucketEncryption(q -> q.bucket(bucket))
                  .serverSideEncryptionConfiguration();
          return c == null
              ? null
              : c.rules().stream()
                  .map(r -> r.applyServerSideEncryptionByDefault())
                  .filter(java.util.Objects::nonNull)
                  .map(d -> d.sseAlgorithmAsString())
                  .findFirst()
                  .orElse(null);
        });
  }

  /** {@code aws s3api get-bucket-ownership-controls}. */
  @Override
  public Outcome<Optional<String>> ownership(String bucket) {
    return setting(
        "OwnershipControlsNotFoundError",
        () -> {
          OwnershipControls c =
              aws.s3().getBucketOwnershipControls(q -> q.bucket(bucket)).ownershipControls();
          return c == null
              ? null
              : c.rules().stream()
                  .map(OwnershipControlsRule::objectOwnershipAsString)
                  .findFirst()
                  .orElse(null);
        });
  }

  /** {@code aws s3api get-bucket-logging}. */
  @Override
  public Outcome<Optional<String>> logTarget(String bucket) {
    return setting(
        "",
        () -> {
          var logging = aws.s3().getBucketLogging(q -> q.bucket(bucket)).loggingEnabled();
          return logging == null ? null : logging.targetBucket();
        });
  }

  /** {@code aws s3api get-bucket-lifecycle-configuration}. */
  @Override
  public Outcome<Integer> lifecycleRules(String bucket) {
    return setting(
            "NoSuchLifecycleConfiguration",
            () ->
                Math.toIntExact(
                    aws.s3().getBucketLifecycleConfiguration(q -> q.bucket(bucket)).rules().stream()
                        .filter(r -> r.status() == ExpirationStatus.ENABLED)
                        .count()))
        .map(found -> found.orElse(0));
  }

  /** One call; {@code absent} is the code by which S3 says that the setting was never made. */
  private <T> Outcome<Optional<T>> setting(String absent, Callable<@Nullable T> call) {
    return aws.calls().method(() -> aws.calls().one(() -> answered(absent, call)));
  }

  private static <T> Optional<T> answered(String absent, Callable<@Nullable T> call)
      throws Exception {
    try {
      return Optional.ofNullable(call.call());
    } catch (AwsServiceException e) {
      if (e.awsErrorDetails() != null && absent.equals(e.awsErrorDetails().errorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
