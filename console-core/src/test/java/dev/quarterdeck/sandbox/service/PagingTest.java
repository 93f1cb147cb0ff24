package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;

/** AWS's sizes of pages, their limits, and what a token of nobody's answers. */
class PagingTest {
  private static final String FORGED =
      Base64.getEncoder().encodeToString("quarterdeck-page:-5".getBytes(StandardCharsets.UTF_8));

  @Test
  void aLargeAccountIsListedCompletely() {
    long began = System.nanoTime();
    try (Aws aws = new Aws(Scenario.LARGE)) {
      System.out.printf("scenario large built in %d ms%n", (System.nanoTime() - began) / 1_000_000);
      assertThat(aws.secrets.listSecrets().secretList()).hasSize(100);
      Set<String> secrets = new HashSet<>();
      assertThat(
              aws.secrets.listSecretsPaginator().stream()
                  .flatMap(p -> p.secretList().stream())
                  .map(s -> s.arn())
                  .filter(secrets::add))
          .hasSize(10_000);
      assertThat(aws.ecs.listServices(b -> b.cluster("large-00")).serviceArns()).hasSize(10);
      Set<String> services = new HashSet<>();
      Set<String> tasks = new HashSet<>();
      for (String cluster : aws.ecs.listClusters().clusterArns()) {
        aws.ecs
            .listServicesPaginator(b -> b.cluster(cluster).maxResults(100))
            .serviceArns()
            .forEach(services::add);
        aws.ecs
            .listTasksPaginator(b -> b.cluster(cluster).maxResults(7))
            .taskArns()
            .forEach(tasks::add);
      }
      assertThat(services).hasSize(2_000);
      assertThat(tasks).hasSize(2_000);
      assertThat(aws.ecs.listTaskDefinitions().taskDefinitionArns()).hasSize(100);
      assertThat(aws.ecs.listTaskDefinitionsPaginator().taskDefinitionArns().stream().distinct())
          .hasSize(2_000);
      assertThat(aws.ecs.listTaskDefinitionFamiliesPaginator().families().stream().distinct())
          .hasSize(2_000);
      var batch =
          aws.secrets.batchGetSecretValue(
              b -> b.filters(f -> f.key(FilterNameStringType.NAME).values("team-0")));
      assertThat(batch.secretValues()).hasSize(20);
      assertThat(batch.nextToken()).isNotNull();
      try (CloudWatchClient cloudWatch = aws.on(CloudWatchClient.builder())) {
        assertThat(cloudWatch.listMetrics().metrics()).hasSize(500);
        assertThat(cloudWatch.listMetricsPaginator().metrics().stream().distinct()).hasSize(4_000);
      }
    }
  }

  @Test
  void pagesOutsideTheirLimitsAreRefused() {
    try (Aws aws = new Aws(Scenario.CALM);
        CloudWatchClient cloudWatch = aws.on(CloudWatchClient.builder());
        CloudWatchLogsClient logs = aws.on(CloudWatchLogsClient.builder())) {
      for (int size : new int[] {0, 101}) {
        refused(() -> aws.ecs.listClusters(b -> b.maxResults(size)), "InvalidParameterException");
        refused(
            () -> aws.ecs.listServices(b -> b.cluster("acme-prod").maxResults(size)),
            "InvalidParameterException");
        refused(
            () -> aws.ecs.listTasks(b -> b.cluster("acme-prod").maxResults(size)),
            "InvalidParameterException");
        refused(
            () ->
                aws.ecs.listServiceDeployments(
                    b -> b.cluster("acme-prod").service("api").maxResults(size)),
            "InvalidParameterException");
        refused(() -> aws.secrets.listSecrets(b -> b.maxResults(size)), "ValidationException");
        refused(
            () ->
                aws.secrets.listSecretVersionIds(b -> b.secretId("acme/prod/app").maxResults(size)),
            "ValidationException");
        refused(() -> cloudWatch.describeAlarms(b -> b.maxRecords(size)), "InvalidParameterValue");
        refused(
            () -> cloudWatch.describeAlarmHistory(b -> b.maxRecords(size)),
            "InvalidParameterValue");
        refused(() -> logs.describeLogGroups(b -> b.limit(size)), "InvalidParameterException");
        refused(
            () -> logs.describeLogStreams(b -> b.logGroupName("/ecs/acme-prod-api").limit(size)),
            "InvalidParameterException");
      }
      for (int size : new int[] {0, 401}) {
        refused(() -> aws.elb.describeLoadBalancers(b -> b.pageSize(size)), "ValidationError");
        refused(() -> aws.elb.describeTargetGroups(b -> b.pageSize(size)), "ValidationError");
      }
      refused(
          () ->
              aws.ecs.describeServices(
                  b ->
                      b.cluster("acme-prod")
                          .services("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")),
          "InvalidParameterException");
      for (String token : new String[] {"nonsense", FORGED}) {
        refused(() -> aws.ecs.listClusters(b -> b.nextToken(token)), "InvalidParameterException");
        refused(
            () -> aws.secrets.listSecrets(b -> b.nextToken(token)), "InvalidNextTokenException");
        refused(() -> aws.elb.describeLoadBalancers(b -> b.marker(token)), "ValidationError");
        refused(() -> cloudWatch.describeAlarms(b -> b.nextToken(token)), "InvalidNextToken");
        refused(() -> logs.describeLogGroups(b -> b.nextToken(token)), "InvalidParameterException");
        refused(
            () -> logs.filterLogEvents(b -> b.logGroupName("/ecs/acme-prod-api").nextToken(token)),
            "InvalidParameterException");
      }
      assertThat(
              aws.elb.describeTargetGroupsPaginator(b -> b.pageSize(1)).targetGroups().stream()
                  .distinct())
          .hasSize(3);
      assertThat(
              cloudWatch.describeAlarmsPaginator(b -> b.maxRecords(3)).metricAlarms().stream()
                  .distinct())
          .hasSize(10);
      assertThat(logs.describeLogGroupsPaginator(b -> b.limit(2)).logGroups().stream().distinct())
          .hasSize(6);
    }
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).startsWith(code));
  }
}
