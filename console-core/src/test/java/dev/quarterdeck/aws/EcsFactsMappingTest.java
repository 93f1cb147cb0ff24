package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.readiness.collect.ServiceFacts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Service;

/** Services as the checklist reads them. */
class EcsFactsMappingTest {
  private static final String GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/";

  /** The service itself keeps the target group that it began with. */
  @Test
  void aServiceOfCodeDeployIsWhatItsPrimaryTaskSetIs() {
    Service.Builder service =
        Service.builder()
            .serviceArn("arn:aws:ecs:us-east-1:111122223333:service/c/s")
            .serviceName("s")
            .clusterArn("arn:aws:ecs:us-east-1:111122223333:cluster/c")
            .deploymentController(c -> c.type("CODE_DEPLOY"))
            .loadBalancers(l -> l.targetGroupArn(GROUP + "blue/1"))
            .taskSets(
                t ->
                    t.status("PRIMARY")
                        .taskDefinition("s:2")
                        .launchType("FARGATE")
                        .platformVersion("1.4.0")
                        .loadBalancers(l -> l.targetGroupArn(GROUP + "green/1"))
                        .networkConfiguration(
                            n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1"))));
    ServiceFacts facts = EcsFactsMapping.service(service.build());
    assertThat(facts.targetGroups()).containsExactly(GROUP + "green/1");
    assertThat(facts.launch().fargate()).isTrue();
    assertThat(facts.network().subnets()).containsExactly("subnet-1");
    ServiceFacts rolling =
        EcsFactsMapping.service(
            service.deployments(x -> x.status("PRIMARY").taskDefinition("s:1")).build());
    assertThat(rolling.targetGroups()).containsExactly(GROUP + "blue/1");
    assertThat(rolling.taskDefinition()).isEqualTo("s:1");
  }
}
