package dev.quarterdeck.readiness;

import dev.quarterdeck.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A cluster set up well and one set up badly, made as any client makes them. */
final class Planted implements AutoCloseable {
  private static final String IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1.2.3";
  private static final String ROLE = "arn:aws:iam::111122223333:role/";
  private final Sandbox sandbox;
  private final EcsClient ecs;
  private final SecretsManagerClient secrets;
  private final CloudWatchLogsClient logs;
  private final CloudWatchClient watch;

  Planted(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.ecs = on(EcsClient.builder());
    this.secrets = on(SecretsManagerClient.builder());
    this.logs = on(CloudWatchLogsClient.builder());
    this.watch = on(CloudWatchClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C>> C on(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.of(sandbox.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
        .build();
  }

  void wellSetUp() {
    String arn = secrets.createSecret(q -> q.name("good/app").secretString("{\"A\":\"b\"}")).arn();
    logs.createLogGroup(q -> q.logGroupName("/good"));
    logs.putRetentionPolicy(q -> q.logGroupName("/good").retentionInDays(60));
    ecs.createCluster(
        q ->
            q.clusterName("good")
                .settings(s -> s.name("containerInsights").value("enhanced"))
                .tags(tag()));
    for (String metric : List.of("CPUUtilization", "MemoryUtilization")) {
      watch.putMetricAlarm(
          q ->
              q.alarmName("good-" + metric)
                  .namespace("AWS/ECS")
                  .metricName(metric)
                  .dimensions(
                      Dimension.builder().name("ClusterName").value("good").build(),
                      Dimension.builder().name("ServiceName").value("app").build())
                  .statistic("Average")
                  .period(60)
                  .evaluationPeriods(3)
                  .threshold(80.0)
                  .comparisonOperator("GreaterThanThreshold")
                  .alarmActions("arn:aws:sns:us-east-1:111122223333:oncall"));
    }
    ContainerDefinition.Builder container =
        ContainerDefinition.builder()
            .name("app")
            .image(IMAGE)
            .user("10001")
            .readonlyRootFilesystem(true)
            .healthCheck(h -> h.command("CMD-SHELL", "curl -f http://localhost/health"))
            .environment(
                variable("APP_ENV", "production"),
                variable("DEBUG", "false"),
                variable("AWS_REGION", "us-east-1"),
                variable("ENABLE_BILLING_RETRY_WORKER", "false"))
            .secrets(
                secret("DATABASE_URL", arn + ":A::"),
                secret("REDIS_URL", arn + ":A::"),
                secret("JWT_SECRET", arn + ":A::"),
                secret("SENTRY_DSN", arn + ":A::"))
            .logConfiguration(
                l ->
                    l.logDriver("awslogs")
                        .options(
                            Map.of(
                                "awslogs-group", "/good",
                                "awslogs-region", "us-east-1",
                                "awslogs-stream-prefix", "app",
                                "mode", "non-blocking",
                                "max-buffer-size", "25m")));
    register("good", container, "good-execution", "good-task", true);
    ecs.createService(
        q ->
            q.cluster("good")
                .serviceName("app")
                .taskDefinition("good")
                .desiredCount(2)
                .launchType("FARGATE")
                .platformVersion("LATEST")
                .networkConfiguration(
                    n ->
                        n.awsvpcConfiguration(
                            v -> v.subnets("subnet-1").assignPublicIp("DISABLED")))
                .deploymentConfiguration(
                    d ->
                        d.minimumHealthyPercent(100)
                            .maximumPercent(200)
                            .deploymentCircuitBreaker(b -> b.enable(true).rollback(true)))
                .tags(tag()));
  }

  void badlySetUp() {
    String shared =
        secrets.listSecrets().secretList().stream()
            .filter(s -> s.name().equals("acme/prod/app"))
            .findFirst()
            .orElseThrow()
            .arn();
    String open = secrets.createSecret(q -> q.name("bad/open").secretString("{\"A\":\"b\"}")).arn();
    secrets.putResourcePolicy(
        q ->
            q.secretId(open)
                .resourcePolicy(
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"*\"}]}"));
    secrets.putSecretValue(
        q -> q.secretId(open).secretString("{\"A\":\"c\"}").versionStages("AWSPENDING"));
    ecs.createCluster(
        q -> q.clusterName("bad").settings(s -> s.name("containerInsights").value("disabled")));
    ContainerDefinition.Builder leaky =
        ContainerDefinition.builder()
            .name("app")
            .image("nginx:latest")
            .environment(variable("STRIPE_SECRET_KEY", "sk_live_51H8xYzAbCdEfGhIjKlMnOpQr"));
    register("bad", leaky, "bad", "bad", false);
    ContainerDefinition.Builder container =
        ContainerDefinition.builder()
            .name("app")
            .image("nginx:latest")
            .user("root")
            .portMappings(p -> p.containerPort(80))
            .environment(
                variable("ENVIRONMENT", "production"),
                variable("DEBUG", "true"),
                variable("AWS_SECRET_ACCESS_KEY", "wJ4lrXUtnFEMI/K7Hj2MDENGbPxRfiCYq1h2ZpKe"),
                variable("DATABASE_URL", "postgresql://app:Zk3vQ9pLw2@db.internal/app"),
                variable("REDIS_URL", "redis://cache.internal:6379"),
                variable("JWT_SECRET", "changeme"),
                variable("ENABLE_BILLING_RETRY_WORKER", "true"))
            .secrets(
                secret("A", open + ":A::"),
                secret("SHARED", shared + ":OPENAI_API_KEY::"),
                secret(
                    "GONE", "arn:aws:secretsmanager:us-east-1:111122223333:secret:bad/gone-AbCdEf"))
            .logConfiguration(
                l ->
                    l.logDriver("awslogs")
                        .options(
                            Map.of(
                                "awslogs-group", "/bad",
                                "awslogs-region", "us-east-1",
                                "awslogs-stream-prefix", "app")));
    ContainerDefinition.Builder sidecar =
        ContainerDefinition.builder()
            .name("shipper")
            .image("splunk/shipper:latest")
            .essential(false)
            .logConfiguration(
                l ->
                    l.logDriver("splunk")
                        .options(
                            Map.of(
                                "splunk-url", "https://splunk.internal:8088",
                                "splunk-token", "7Hj2c9a0-45b1-d4f3-e9a7-70d2c4b6e8f1")));
    ecs.registerTaskDefinition(
        request("bad", "bad", "bad")
            .volumes(
                v ->
                    v.name("data")
                        .efsVolumeConfiguration(e -> e.fileSystemId("fs-0123456789abcdef0")))
            .containerDefinitions(container.build(), sidecar.build())
            .build());
    ecs.createService(
        q ->
            q.cluster("bad")
                .serviceName("app")
                .taskDefinition("bad")
                .desiredCount(2)
                .launchType("FARGATE")
                .enableExecuteCommand(true)
                .networkConfiguration(
                    n ->
                        n.awsvpcConfiguration(v -> v.subnets("subnet-1").assignPublicIp("ENABLED")))
                .deploymentConfiguration(d -> d.minimumHealthyPercent(0).maximumPercent(100)));
  }

  private void register(
      String family,
      ContainerDefinition.Builder container,
      String execution,
      String task,
      boolean tls) {
    ecs.registerTaskDefinition(
        request(family, execution, task)
            .volumes(
                v ->
                    v.name("data")
                        .efsVolumeConfiguration(
                            e ->
                                e.fileSystemId("fs-0123456789abcdef0")
                                    .transitEncryption(tls ? "ENABLED" : "DISABLED")
                                    .authorizationConfig(a -> a.iam(tls ? "ENABLED" : "DISABLED"))))
            .containerDefinitions(container.build())
            .build());
  }

  private static RegisterTaskDefinitionRequest.Builder request(
      String family, String execution, String task) {
    return RegisterTaskDefinitionRequest.builder()
        .family(family)
        .requiresCompatibilitiesWithStrings("FARGATE")
        .networkMode("awsvpc")
        .cpu("256")
        .memory("512")
        .executionRoleArn(ROLE + execution)
        .taskRoleArn(ROLE + task);
  }

  private static Tag tag() {
    return Tag.builder().key("managed-by").value("terraform").build();
  }

  private static KeyValuePair variable(String name, String value) {
    return KeyValuePair.builder().name(name).value(value).build();
  }

  private static Secret secret(String name, String from) {
    return Secret.builder().name(name).valueFrom(from).build();
  }

  @Override
  public void close() {
    ecs.close();
    secrets.close();
    logs.close();
    watch.close();
  }
}
