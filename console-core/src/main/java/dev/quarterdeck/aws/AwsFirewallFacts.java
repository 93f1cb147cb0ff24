package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.FirewallFacts;
import java.util.Optional;

/** AWS WAF as the readiness checklist reads it. */
public final class AwsFirewallFacts implements FirewallFacts {
  private final AwsClients aws;

  public AwsFirewallFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws wafv2 get-web-acl-for-resource}. */
  @Override
  public Outcome<Optional<String>> webAcl(String resourceArn) {
    return aws.calls()
        .method(
            () ->
                Optional.ofNullable(
                        aws.calls()
                            .one(
                                () ->
                                    aws.waf().getWebACLForResource(q -> q.resourceArn(resourceArn)))
                            .webACL())
                    .map(acl -> Nulls.empty(acl.name())));
  }
}
