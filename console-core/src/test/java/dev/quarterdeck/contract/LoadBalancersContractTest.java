package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsLoadBalancers;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class LoadBalancersContractTest extends Contract {
  LoadBalancersContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void tellsTheHealthOfEveryTarget() throws Exception {
    String vpc = endpoint.vpc();
    String group =
        clients
            .loadBalancing()
            .createTargetGroup(
                q ->
                    q.name(prefix.replace("contract-", "c") + "tg")
                        .protocol(ProtocolEnum.HTTP)
                        .port(8080)
                        .vpcId(vpc)
                        .targetType(TargetTypeEnum.IP))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    AwsLoadBalancers balancers = new AwsLoadBalancers(clients);
    assertThat(Expect.done(balancers.targetHealth(group))).isEmpty();
    assertThat(Expect.done(balancers.targetGroups()).items())
        .filteredOn(g -> g.arn().equals(group))
        .singleElement()
        .satisfies(
            g -> {
              assertThat(g.protocol()).isEqualTo("HTTP");
              assertThat(g.healthPath()).isEqualTo("/");
              assertThat(g.application()).as("no load balancer sends to it yet").isFalse();
            });

    clients
        .loadBalancing()
        .registerTargets(
            q ->
                q.targetGroupArn(group)
                    .targets(t -> t.id("10.0.0.1").port(8080), t -> t.id("10.0.0.2").port(8080)));
    List<TargetHealth> targets = Expect.done(balancers.targetHealth(group));
    assertThat(targets).hasSize(2).allMatch(t -> t.port() == 8080);
    assertThat(targets)
        .extracting(TargetHealth::id)
        .containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
    assertThat(targets).allMatch(t -> t.targetGroupArn().equals(group));
    assertThat(targets)
        .extracting(TargetHealth::state)
        .allMatch(
            s ->
                List.of("healthy", "unhealthy", "initial", "unused", "draining", "unavailable")
                    .contains(s));
  }

  @Test
  void anUnknownTargetGroupIsNotFound() {
    Expect.failed(
        new AwsLoadBalancers(clients)
            .targetHealth(
                "arn:aws:elasticloadbalancing:"
                    + endpoint.region()
                    + ":123456789012:targetgroup/none/0123456789abcdef"),
        Problem.NotFound.class);
  }
}
