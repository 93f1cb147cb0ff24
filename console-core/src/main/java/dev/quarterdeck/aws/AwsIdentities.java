package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.session.Identity;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS. */
public final class AwsIdentities implements Identities {
  private final AwsClients aws;

  public AwsIdentities(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws sts get-caller-identity}. */
  @Override
  public Outcome<Identity> caller() {
    return aws.calls()
        .method(
            () -> {
              GetCallerIdentityResponse r =
                  aws.calls().one(() -> aws.sts().getCallerIdentity(q -> {}));
              return new Identity(r.account(), r.arn(), r.userId());
            });
  }
}
