package dev.quarterdeck.sandbox.service.balance;

import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeSslPoliciesRequest;

/** Elastic Load Balancing v2 as the sandbox answers it. */
public final class ElbEndpoint extends ServiceEndpoint {

  public ElbEndpoint(World world) {
    Describing describing = new Describing(world);
    on("DescribeLoadBalancers", DescribeLoadBalancersRequest::builder, describing::loadBalancers);
    on("DescribeTargetGroups", DescribeTargetGroupsRequest::builder, describing::targetGroups);
    on("DescribeTargetHealth", DescribeTargetHealthRequest::builder, describing::targetHealth);
    on("DescribeListeners", DescribeListenersRequest::builder, describing::listeners);
    on(
        "DescribeListenerCertificates",
        DescribeListenerCertificatesRequest::builder,
        describing::listenerCertificates);
    on("DescribeRules", DescribeRulesRequest::builder, describing::rules);
    on(
        "DescribeLoadBalancerAttributes",
        DescribeLoadBalancerAttributesRequest::builder,
        describing::loadBalancerAttributes);
    on(
        "DescribeTargetGroupAttributes",
        DescribeTargetGroupAttributesRequest::builder,
        describing::targetGroupAttributes);
    on("DescribeSSLPolicies", DescribeSslPoliciesRequest::builder, new TlsPolicies()::describe);
    on("DescribeTags", DescribeTagsRequest::builder, describing::tags);
    Creating creating = new Creating(world);
    on("CreateLoadBalancer", CreateLoadBalancerRequest::builder, creating::loadBalancer);
    on("CreateTargetGroup", CreateTargetGroupRequest::builder, creating::targetGroup);
    on("CreateListener", CreateListenerRequest::builder, creating::listener);
    on("RegisterTargets", RegisterTargetsRequest::builder, creating::register);
    on("DeregisterTargets", DeregisterTargetsRequest::builder, creating::deregister);
  }

  /**
   * Operations that describe have no resource-level permissions, and their denials name no
   * resource.
   */
  @Override
  public @Nullable String deniedResource(SdkPojo request) {
    return request.getClass().getSimpleName().startsWith("Describe") ? null : "*";
  }

  @Override
  public String signingName() {
    return "elasticloadbalancing";
  }

  @Override
  public Protocol protocol() {
    return Protocol.QUERY;
  }

  @Override
  public String targetPrefix() {
    return "ElasticLoadBalancing_v10";
  }

  @Override
  public String apiVersion() {
    return "2015-12-01";
  }
}
