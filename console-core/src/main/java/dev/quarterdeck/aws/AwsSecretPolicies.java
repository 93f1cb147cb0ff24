package dev.quarterdeck.aws;

import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.kernel.Outcome;
import java.util.Optional;

/** Resource policies of Secrets Manager. */
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
}
