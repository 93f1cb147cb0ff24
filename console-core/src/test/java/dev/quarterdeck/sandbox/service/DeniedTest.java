package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.wire.FaultRule;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Scenario {@code denied}, and the words of denials, held against messages that AWS's users have
 * quoted.
 */
class DeniedTest {
  private static final String WHO =
      "User: arn:aws:iam::111122223333:user/operator is not authorized to perform: ";
  private static final String ECS = "arn:aws:ecs:us-east-1:111122223333:";

  @Test
  void takesAwayWhatItSaysAndNothingElse() {
    try (Aws aws = new Aws(Scenario.DENIED)) {
      assertThat(aws.ecs.listClusters().clusterArns()).hasSize(2);
      assertThat(aws.ecs.listServices(b -> b.cluster("acme-prod")).serviceArns()).hasSize(4);
      assertThat(aws.secrets.getSecretValue(b -> b.secretId("acme/prod/app")).secretString())
          .isNotEmpty();
      String group = aws.elb.describeTargetGroups().targetGroups().getFirst().targetGroupArn();
      // ELB's describing operations know no resources: the message names none.
      denied(
          () -> aws.elb.describeTargetHealth(b -> b.targetGroupArn(group)),
          403,
          "AccessDenied",
          "elasticloadbalancing:DescribeTargetHealth",
          "");
      // Secrets Manager repeats the id as it was asked.
      denied(
          () -> aws.secrets.listSecretVersionIds(b -> b.secretId("acme/prod/app")),
          400,
          "AccessDeniedException",
          "secretsmanager:ListSecretVersionIds",
          " on resource: acme/prod/app");
      denied(
          () -> aws.ecs.listServices(b -> b.cluster("acme-staging")),
          400,
          "AccessDeniedException",
          "ecs:ListServices",
          " on resource: *");
      denied(
          () -> aws.ecs.listTasks(b -> b.cluster("acme-staging")),
          400,
          "AccessDeniedException",
          "ecs:ListTasks",
          " on resource: *");
      denied(
          () -> aws.ecs.describeServices(b -> b.cluster("acme-staging").services("api")),
          400,
          "AccessDeniedException",
          "ecs:DescribeServices",
          " on resource: " + ECS + "service/acme-staging/api");
      denied(
          () -> aws.ecs.describeTasks(b -> b.cluster("acme-staging").tasks("0123")),
          400,
          "AccessDeniedException",
          "ecs:DescribeTasks",
          " on resource: " + ECS + "task/acme-staging/0123");
      denied(
          () -> aws.ecs.describeClusters(b -> b.clusters("acme-staging")),
          400,
          "AccessDeniedException",
          "ecs:DescribeClusters",
          " on resource: " + ECS + "cluster/acme-staging");
      denied(
          () ->
              aws.ecs.updateService(b -> b.cluster("acme-staging").service("api").desiredCount(0)),
          400,
          "AccessDeniedException",
          "ecs:UpdateService",
          " on resource: " + ECS + "service/acme-staging/api");
      denied(
          () -> aws.ecs.listTagsForResource(b -> b.resourceArn(ECS + "service/acme-staging/api")),
          400,
          "AccessDeniedException",
          "ecs:ListTagsForResource",
          " on resource: " + ECS + "service/acme-staging/api");
    }
  }

  @Test
  void aPersonsFaultsMeetTheRequestsTheyName() {
    try (Aws aws = new Aws(Scenario.CALM)) {
      for (String rule :
          List.of(
              "secretsmanager:ListSecrets=deny",
              "ecs:Describe*=deny:arn:aws:ecs:x",
              "sts:*=expired",
              "ecs:ListClusters=fail")) {
        aws.sandbox.fault(FaultRule.parse(rule));
      }
      denied(
          () -> aws.secrets.listSecrets(),
          400,
          "AccessDeniedException",
          "secretsmanager:ListSecrets",
          "");
      denied(
          () -> aws.ecs.describeClusters(),
          400,
          "AccessDeniedException",
          "ecs:DescribeClusters",
          " on resource: arn:aws:ecs:x");
      assertThat(aws.ecs.listServices(b -> b.cluster("acme-prod")).serviceArns()).hasSize(4);
      assertThatThrownBy(() -> aws.sandbox.fault(FaultRule.parse("ecs:ListSecrets=deny")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The sandbox has no operation ecs:ListSecrets.");
      assertThatThrownBy(() -> aws.ecs.listClusters())
          .isInstanceOf(software.amazon.awssdk.services.ecs.model.ServerException.class);
    }
  }

  private static void denied(
      ThrowingCallable call, int status, String code, String action, String resource) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      WHO
                          + action
                          + resource
                          + " because no identity-based policy allows the "
                          + action
                          + " action");
            });
  }
}
