package dev.quarterdeck.sandbox.world.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** A bucket and its settings; null where a setting was never made or was taken away. */
public final class Bucket {
  private final String name;
  private final String region;
  private final Instant createdAt;
  public @Nullable PublicAccessBlockConfiguration publicAccess =
      PublicAccessBlockConfiguration.builder()
          .blockPublicAcls(true)
          .ignorePublicAcls(true)
          .blockPublicPolicy(true)
          .restrictPublicBuckets(true)
          .build();
  public @Nullable OwnershipControls ownership =
      OwnershipControls.builder()
          .rules(OwnershipControlsRule.builder().objectOwnership("BucketOwnerEnforced").build())
          .build();
  public ServerSideEncryptionConfiguration encryption =
      ServerSideEncryptionConfiguration.builder()
          .rules(
              ServerSideEncryptionRule.builder()
                  .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256"))
                  .build())
          .build();
  public VersioningConfiguration versioning = VersioningConfiguration.builder().build();
  public @Nullable String policy;
  public @Nullable LoggingEnabled logging;
  public @Nullable BucketLifecycleConfiguration lifecycle;

  /** As S3 makes them since April 2023: private, without ACLs, encrypted. */
  Bucket(String name, String region, Instant createdAt) {
    this.name = name;
    this.region = region;
    this.createdAt = createdAt;
  }

  public String name() {
    return name;
  }

  public String region() {
    return region;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public String arn() {
    return "arn:aws:s3:::" + name;
  }
}
