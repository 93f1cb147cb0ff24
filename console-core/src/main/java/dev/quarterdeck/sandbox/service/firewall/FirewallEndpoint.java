package dev.quarterdeck.sandbox.service.firewall;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.firewall.Firewalls;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.wafv2.model.AssociateWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.AssociateWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.CreateRuleGroupRequest;
import software.amazon.awssdk.services.wafv2.model.CreateRuleGroupResponse;
import software.amazon.awssdk.services.wafv2.model.CreateWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.CreateWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.DisassociateWebAclRequest;
import software.amazon.awssdk.services.wafv2.model.DisassociateWebAclResponse;
import software.amazon.awssdk.services.wafv2.model.GetRuleGroupRequest;
import software.amazon.awssdk.services.wafv2.model.GetRuleGroupResponse;
import software.amazon.awssdk.services.wafv2.model.GetWebAclForResourceRequest;
import software.amazon.awssdk.services.wafv2.model.GetWebAclForResourceResponse;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.WebACL;

/** AWS WAF: which web ACL stands before what; its rules stop nothing here. */
public final class FirewallEndpoint extends ServiceEndpoint {
  private static final String INVALID = "WAFInvalidParameterException";
  private final World world;

  public FirewallEndpoint(World world) {
    this.world = world;
    on("CreateWebACL", CreateWebAclRequest::builder, this::create);
    on("AssociateWebACL", AssociateWebAclRequest::builder, this::associate);
    on("DisassociateWebACL", DisassociateWebAclRequest::builder, this::disassociate);
    on("CreateRuleGroup", CreateRuleGroupRequest::builder, this::createGroup);
    on("GetRuleGroup", GetRuleGroupRequest::builder, this::group);
    on("GetWebACLForResource", GetWebAclForResourceRequest::builder, this::before);
  }

  private CreateWebAclResponse create(CreateWebAclRequest q, Call call) {
    Firewalls.WebAcl acl = world.firewalls().create(Check.required(q.name(), "name", INVALID));
    acl.rules().addAll(q.rules());
    return CreateWebAclResponse.builder()
        .summary(s -> s.id(acl.id()).name(acl.name()).arn(acl.arn()).lockToken(acl.id()))
        .build();
  }

  private AssociateWebAclResponse associate(AssociateWebAclRequest q, Call call) {
    Firewalls.WebAcl acl = world.firewalls().find(Objects.toString(q.webACLArn()));
    if (acl == null) {
      throw missing();
    }
    world.firewalls().associate(acl, balancer(q.resourceArn()));
    return AssociateWebAclResponse.builder().build();
  }

  private DisassociateWebAclResponse disassociate(DisassociateWebAclRequest q, Call call) {
    world.firewalls().disassociate(balancer(q.resourceArn()));
    return DisassociateWebAclResponse.builder().build();
  }

  private GetWebAclForResourceResponse before(GetWebAclForResourceRequest q, Call call) {
    Firewalls.WebAcl acl = world.firewalls().before(balancer(q.resourceArn()));
    return GetWebAclForResourceResponse.builder()
        .webACL(
            acl == null
                ? null
                : WebACL.builder()
                    .id(acl.id())
                    .name(acl.name())
                    .arn(acl.arn())
                    .rules(rules(acl.rules()))
                    .build())
        .build();
  }

  private CreateRuleGroupResponse createGroup(CreateRuleGroupRequest q, Call call) {
    Firewalls.RuleGroup g =
        world
            .firewalls()
            .createGroup(
                Check.required(q.name(), "name", INVALID),
                q.capacity() == null ? 1 : q.capacity(),
                q.rules());
    return CreateRuleGroupResponse.builder()
        .summary(s -> s.id(g.id()).name(g.name()).arn(g.arn()).lockToken(g.id()))
        .build();
  }

  /** By its ARN; AWS also takes name, scope and id. */
  private GetRuleGroupResponse group(GetRuleGroupRequest q, Call call) {
    Firewalls.RuleGroup g = world.firewalls().group(Objects.toString(q.arn()));
    if (g == null) {
      throw missing();
    }
    return GetRuleGroupResponse.builder()
        .lockToken(g.id())
        .ruleGroup(
            r ->
                r.id(g.id())
                    .name(g.name())
                    .arn(g.arn())
                    .capacity(g.capacity())
                    .rules(rules(g.rules())))
        .build();
  }

  private static List<Rule> rules(List<Object> sent) {
    return sent.stream().map(Rule.class::cast).toList();
  }

  private String balancer(@Nullable String arn) {
    String named = Objects.toString(arn);
    if (world.balancing().balancer(named) == null) {
      throw missing();
    }
    return named;
  }

  private static ServiceError missing() {
    return new ServiceError(
        "WAFNonexistentItemException",
        "AWS WAF couldn't perform the operation because your resource doesn't exist.");
  }

  @Override
  public String signingName() {
    return "wafv2";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "AWSWAF_20190729";
  }

  @Override
  public String apiVersion() {
    return "2019-07-29";
  }
}
