package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Secret;

/** A product of one service, as small as it may be. */
final class SmallProduct {
  private SmallProduct() {}

  /**
   * One service, {@code web}, in a cluster of its own, with these plain variables, environment
   * files of S3, and a file system where it is not empty.
   */
  static void create(
      Sandbox sandbox,
      String cluster,
      Map<String, String> variables,
      String fileSystem,
      String... files) {
    create(sandbox, cluster, variables, List.of(), fileSystem, files);
  }

  /** One whose variables of these names come from SecureString parameters of SSM. */
  static void withParameters(Sandbox sandbox, String cluster, List<String> names) {
    boolean made =
        sandbox
            .world()
            .call(
                () -> {
                  names.forEach(
                      n -> sandbox.world().parameters().put("/kept/" + n, "SecureString"));
                  return true;
                });
    assertThat(made).isTrue();
    create(sandbox, cluster, Map.of(), names, "");
  }

  private static void create(
      Sandbox sandbox,
      String cluster,
      Map<String, String> variables,
      List<String> secrets,
      String fileSystem,
      String... files) {
    try (EcsClient ecs =
        EcsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
            .build()) {
      ecs.createCluster(q -> q.clusterName(cluster));
      ContainerDefinition container =
          ContainerDefinition.builder()
              .name("nginx")
              .image("nginx:1.29")
              .environment(
                  variables.entrySet().stream()
                      .map(e -> KeyValuePair.builder().name(e.getKey()).value(e.getValue()).build())
                      .toList())
              .secrets(
                  secrets.stream()
                      .map(n -> Secret.builder().name(n).valueFrom("/kept/" + n).build())
                      .toList())
              .environmentFiles(
                  List.of(files).stream()
                      .map(
                          f ->
                              software.amazon.awssdk.services.ecs.model.EnvironmentFile.builder()
                                  .type("s3")
                                  .value(f)
                                  .build())
                      .toList())
              .build();
      ecs.registerTaskDefinition(
          q -> {
            q.family(cluster + "-web")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512")
                .executionRoleArn("arn:aws:iam::111122223333:role/shop")
                .containerDefinitions(container);
            if (!fileSystem.isEmpty()) {
              q.volumes(
                  v -> v.name("index").efsVolumeConfiguration(e -> e.fileSystemId(fileSystem)));
            }
          });
      ecs.createService(
          q ->
              q.cluster(cluster)
                  .serviceName("web")
                  .taskDefinition(cluster + "-web")
                  .desiredCount(1)
                  .launchType("FARGATE")
                  .networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets("subnet-1"))));
    }
    sandbox.world().advance(Duration.ofMinutes(5));
  }
}
