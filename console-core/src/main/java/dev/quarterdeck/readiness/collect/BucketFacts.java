package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/**
 * Port: what readiness reads of Amazon S3. A setting that was never made is an answer and empty; a
 * bucket that does not exist is {@code NotFound}.
 */
public interface BucketFacts {
  /** The four settings that keep the public out, of a bucket or of an account. */
  record PublicBlock(
      boolean blockAcls, boolean ignoreAcls, boolean blockPolicy, boolean restrictBuckets) {
    public static final PublicBlock NONE = new PublicBlock(false, false, false, false);

    public boolean all() {
      return blockAcls && ignoreAcls && blockPolicy && restrictBuckets;
    }

    /** S3 applies the more restrictive of the account's and the bucket's settings. */
    public PublicBlock with(PublicBlock other) {
      return new PublicBlock(
          blockAcls || other.blockAcls,
          ignoreAcls || other.ignoreAcls,
          blockPolicy || other.blockPolicy,
          restrictBuckets || other.restrictBuckets);
    }
  }

  /** Names: equivalent to {@code aws s3api list-buckets --bucket-region REGION}. */
  Outcome<Listing<String>> buckets(String region);

  /** Equivalent to {@code aws s3control get-public-access-block}. */
  Outcome<Optional<PublicBlock>> accountBlock(String account);

  /** Equivalent to {@code aws s3api get-public-access-block}. */
  Outcome<Optional<PublicBlock>> block(String bucket);

  /** Whether its policy lets everybody in: {@code aws s3api get-bucket-policy-status}. */
  Outcome<Boolean> publicPolicy(String bucket);

  /** The policy's JSON: equivalent to {@code aws s3api get-bucket-policy}. */
  Outcome<Optional<String>> policy(String bucket);

  /** Enabled or Suspended: equivalent to {@code aws s3api get-bucket-versioning}. */
  Outcome<Optional<String>> versioning(String bucket);

  /** AES256 or aws:kms: equivalent to {@code aws s3api get-bucket-encryption}. */
  Outcome<Optional<String>> encryption(String bucket);

  /** BucketOwnerEnforced means no ACLs: {@code aws s3api get-bucket-ownership-controls}. */
  Outcome<Optional<String>> ownership(String bucket);

  /** The bucket that access logs go to: equivalent to {@code aws s3api get-bucket-logging}. */
  Outcome<Optional<String>> logTarget(String bucket);

  /** How many rules are on: {@code aws s3api get-bucket-lifecycle-configuration}. */
  Outcome<Integer> lifecycleRules(String bucket);
}
