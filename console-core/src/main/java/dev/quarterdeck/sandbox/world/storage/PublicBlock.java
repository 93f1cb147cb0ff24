package dev.quarterdeck.sandbox.world.storage;

/** S3's four settings against the public, of a bucket or of the account. */
public record PublicBlock(
    boolean blockAcls, boolean ignoreAcls, boolean blockPolicy, boolean restrictBuckets) {
  public static final PublicBlock ALL = new PublicBlock(true, true, true, true);
}
