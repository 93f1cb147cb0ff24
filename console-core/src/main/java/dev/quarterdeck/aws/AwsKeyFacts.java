package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.KeyFacts;

/** KMS's keys as the readiness checklist reads them. */
public final class AwsKeyFacts implements KeyFacts {
  private final AwsClients aws;

  public AwsKeyFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws kms describe-key}. */
  @Override
  public Outcome<Key> key(String id) {
    return aws.calls()
        .method(
            () -> {
              var k = aws.calls().one(() -> aws.kms().describeKey(q -> q.keyId(id))).keyMetadata();
              return new Key(
                  Nulls.empty(k.keyId()),
                  Nulls.empty(k.arn()),
                  Nulls.or(k.keyManagerAsString(), "CUSTOMER"),
                  Nulls.or(k.keyStateAsString(), "unknown"),
                  Nulls.or(k.keySpecAsString(), "SYMMETRIC_DEFAULT"),
                  Nulls.or(k.originAsString(), "AWS_KMS"));
            });
  }

  /** {@code aws kms get-key-rotation-status}. */
  @Override
  public Outcome<Boolean> rotates(String id) {
    return aws.calls()
        .method(
            () ->
                Nulls.no(
                    aws.calls()
                        .one(() -> aws.kms().getKeyRotationStatus(q -> q.keyId(id)))
                        .keyRotationEnabled()));
  }
}
