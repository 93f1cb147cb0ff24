package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.session.Identities;
import dev.quarterdeck.session.Identity;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS. */
public final class AwsIdentities implements Identities {
  private final AwsClients aws;
  private final AtomicReference<@Nullable Identity> known = new AtomicReference<>();

  public AwsIdentities(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws sts get-caller-identity}; asked once, for a connection's caller does not change. */
  @Override
  public Outcome<Identity> caller() {
    Identity before = known.get();
    if (before != null) {
      return Outcome.done(before);
    }
    return aws.calls()
        .method(
            () -> {
              GetCallerIdentityResponse r =
                  aws.calls().one(() -> aws.sts().getCallerIdentity(q -> {}));
              Identity caller = new Identity(r.account(), r.arn(), r.userId());
              known.set(caller);
              return caller;
            });
  }
}
