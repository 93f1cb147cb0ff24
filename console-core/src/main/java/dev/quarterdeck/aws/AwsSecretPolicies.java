package dev.quarterdeck.aws;

import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Resource policies of Secrets Manager, and of KMS. */
public final class AwsSecretPolicies implements SecretPolicies {
  private final AwsClients aws;

  public AwsSecretPolicies(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws secretsmanager get-resource-policy}. */
  @Override
  public Outcome<Optional<String>> policy(String secretArn) {
    return aws.calls()
        .method(
            () ->
                Optional.ofNullable(
                    aws.calls()
                        .one(
                            () ->
                                aws.secretsManager().getResourcePolicy(q -> q.secretId(secretArn)))
                        .resourcePolicy()));
  }

  /** {@code aws kms get-key-policy}; for an alias {@code describe-key} names its key before. */
  @Override
  public Outcome<String> ofKey(String key) {
    return aws.calls()
        .method(
            () -> {
              String id =
                  key.contains("alias/")
                      ? Nulls.empty(
                          aws.calls()
                              .one(() -> aws.kms().describeKey(q -> q.keyId(key)))
                              .keyMetadata()
                              .arn())
                      : key;
              return Nulls.empty(
                  aws.calls()
                      .one(() -> aws.kms().getKeyPolicy(q -> q.keyId(id).policyName("default")))
                      .policy());
            });
  }
}
