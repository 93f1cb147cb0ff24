package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Outcome;

/** Port: what readiness reads of KMS. */
public interface KeyFacts {
  /**
   * @param manager CUSTOMER or AWS
   * @param state Enabled, Disabled, PendingDeletion, PendingImport, Unavailable…
   * @param spec SYMMETRIC_DEFAULT for the keys that services encrypt with
   * @param origin AWS_KMS, EXTERNAL, AWS_CLOUDHSM or EXTERNAL_KEY_STORE
   */
  record Key(String id, String arn, String manager, String state, String spec, String origin) {
    public boolean ownedByCustomer() {
      return manager.equals("CUSTOMER");
    }

    /** KMS rotates by itself only symmetric keys whose material it made. */
    public boolean mayRotate() {
      return spec.equals("SYMMETRIC_DEFAULT") && origin.equals("AWS_KMS");
    }
  }

  /** {@code id}: an id, an ARN or an alias. Equivalent to {@code aws kms describe-key}. */
  Outcome<Key> key(String id);

  /** Equivalent to {@code aws kms get-key-rotation-status}. */
  Outcome<Boolean> rotates(String id);
}
