package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsScalingFacts;
import dev.quarterdeck.readiness.collect.ScalingFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricType;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ScalingContractTest extends Contract {
  ScalingContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void tellsRangesAndPolicies() {
    clients.ecs().createCluster(q -> q.clusterName(prefix + "main"));
    clients
        .ecs()
        .registerTaskDefinition(
            q ->
                q.family(prefix + "app")
                    .containerDefinitions(c -> c.name("app").image("app").memory(128)));
    clients
        .ecs()
        .createService(
            q ->
                q.cluster(prefix + "main")
                    .serviceName("app")
                    .taskDefinition(prefix + "app")
                    .desiredCount(0));
    String resource = "service/" + prefix + "main/app";
    clients
        .autoscaling()
        .registerScalableTarget(
            q ->
                q.serviceNamespace(ServiceNamespace.ECS)
                    .resourceId(resource)
                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                    .minCapacity(2)
                    .maxCapacity(6)
                    .suspendedState(s -> s.dynamicScalingOutSuspended(true)));
    clients
        .autoscaling()
        .putScalingPolicy(
            q ->
                q.serviceNamespace(ServiceNamespace.ECS)
                    .resourceId(resource)
                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                    .policyName("cpu")
                    .policyType(PolicyType.TARGET_TRACKING_SCALING)
                    .targetTrackingScalingPolicyConfiguration(
                        c ->
                            c.targetValue(60.0)
                                .predefinedMetricSpecification(
                                    m ->
                                        m.predefinedMetricType(
                                            MetricType.ECS_SERVICE_AVERAGE_CPU_UTILIZATION))));
    ScalingFacts facts = new AwsScalingFacts(clients);
    String service = prefix + "main/app";
    assertThat(Expect.done(facts.targets()).items())
        .contains(new ScalingFacts.Target(service, 2, 6, true));
    assertThat(Expect.done(facts.policies()).items())
        .contains(new ScalingFacts.Policy(service, "cpu", "TargetTrackingScaling"));
  }
}
