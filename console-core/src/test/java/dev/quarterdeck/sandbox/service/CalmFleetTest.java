package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

class CalmFleetTest {

  @Test
  void everyServiceRunsAsDesiredAndEveryTargetIsHealthy() {
    try (Aws aws = new Aws(Scenario.CALM)) {
      assertThat(aws.ecs.listClusters().clusterArns())
          .extracting(a -> a.substring(a.lastIndexOf('/') + 1))
          .containsExactly("acme-prod", "acme-staging");
      List<Service> services =
          aws.ecs
              .describeServices(
                  b -> b.cluster("acme-prod").services("api", "web", "worker", "billing"))
              .services();
      assertThat(services)
          .extracting(Service::serviceName, Service::desiredCount, Service::runningCount)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("api", 3, 3),
              org.assertj.core.groups.Tuple.tuple("web", 2, 2),
              org.assertj.core.groups.Tuple.tuple("worker", 2, 2),
              org.assertj.core.groups.Tuple.tuple("billing", 1, 1));
      for (Service s : services) {
        assertThat(s.deployments())
            .extracting(Deployment::rolloutState)
            .containsExactly(DeploymentRolloutState.COMPLETED);
        assertThat(s.events().getFirst().message())
            .isEqualTo("(service " + s.serviceName() + ") has reached a steady state.");
      }
      List<String> tasks =
          aws.ecs.listTasks(b -> b.cluster("acme-prod").serviceName("api")).taskArns();
      assertThat(aws.ecs.describeTasks(b -> b.cluster("acme-prod").tasks(tasks)).tasks())
          .hasSize(3)
          .extracting(Task::lastStatus)
          .containsOnly("RUNNING");
      for (TargetGroup g : aws.elb.describeTargetGroups().targetGroups()) {
        assertThat(
                aws.elb
                    .describeTargetHealth(b -> b.targetGroupArn(g.targetGroupArn()))
                    .targetHealthDescriptions())
            .isNotEmpty()
            .allMatch(h -> h.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
      }
      assertThat(aws.secrets.listSecrets().secretList())
          .extracting(SecretListEntry::name)
          .contains("acme/prod/app", "acme/prod/auth-keyset", "acme/staging/app")
          .doesNotContain("acme/prod/old-payments");
      assertThat(aws.secrets.getSecretValue(b -> b.secretId("acme/prod/app")).secretString())
          .contains("OPENAI_API_KEY");
    }
  }
}
