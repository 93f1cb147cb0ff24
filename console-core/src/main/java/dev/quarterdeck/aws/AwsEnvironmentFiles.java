package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.lint.EnvironmentFiles;
import java.util.Optional;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Amazon S3 as the place of environment files. */
public final class AwsEnvironmentFiles implements EnvironmentFiles {
  /** The bucket's own name is the first that begins with it. */
  private static final int FIRST_NAMES = 10;

  private final AwsClients aws;

  public AwsEnvironmentFiles(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws s3api head-object}. */
  @Override
  public Outcome<Long> size(String bucket, String key) {
    return aws.calls()
        .method(
            () ->
                aws.calls()
                    .one(
                        () -> {
                          Long bytes =
                              aws.s3().headObject(q -> q.bucket(bucket).key(key)).contentLength();
                          return bytes == null ? 0 : bytes;
                        }));
  }

  /**
   * {@code aws s3api list-buckets --prefix BUCKET}, which names regions where GetBucket* do not.
   */
  @Override
  public Outcome<Optional<String>> region(String bucket) {
    return aws.calls()
        .method(
            () ->
                aws.calls()
                    .one(
                        () ->
                            aws
                                .s3()
                                .listBuckets(q -> q.prefix(bucket).maxBuckets(FIRST_NAMES))
                                .buckets()
                                .stream()
                                .filter(b -> bucket.equals(b.name()))
                                .map(Bucket::bucketRegion)
                                .filter(r -> r != null && !r.isEmpty())
                                .findFirst()));
  }

  /** {@code aws s3api get-object}. */
  @Override
  public Outcome<byte[]> contents(String bucket, String key) {
    return aws.calls()
        .method(
            () ->
                aws.calls()
                    .one(
                        () ->
                            aws.s3()
                                .getObject(
                                    q -> q.bucket(bucket).key(key), ResponseTransformer.toBytes())
                                .asByteArray()));
  }
}
