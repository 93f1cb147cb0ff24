package dev.quarterdeck.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.app.ReadinessSources;
import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;

/** The newest revisions of a family, whatever became of them. */
class RevisionsTest {
  private static final int MANY = 105;
  @TempDir Path temp;

  @Test
  void the_newest_come_first_and_all_that_are_asked_for() throws IOException {
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      register(d.sandbox());
      assertThat(newest(d, 3)).containsExactly("shop:105", "shop:104", "shop:103");
      List<String> all = newest(d, 103);
      assertThat(all).hasSize(103).contains("shop:3").doesNotContain("shop:2");
    }
  }

  private static List<String> newest(DrivenSandbox d, int limit) {
    return ReadinessSources.of(d.console())
        .ecs()
        .revisions("shop", limit)
        .orThrow()
        .items()
        .stream()
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .toList();
  }

  /** The last two are deregistered, and another family's name begins as this one's. */
  private static void register(Sandbox sandbox) {
    try (EcsClient ecs =
        EcsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.of(sandbox.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
            .build()) {
      ContainerDefinition container =
          ContainerDefinition.builder().name("c").image("nginx:1.29").memory(64).build();
      for (int i = 0; i < MANY; i++) {
        ecs.registerTaskDefinition(q -> q.family("shop").containerDefinitions(container));
      }
      ecs.registerTaskDefinition(q -> q.family("shop-old").containerDefinitions(container));
      for (int i = MANY - 1; i <= MANY; i++) {
        String name = "shop:" + i;
        ecs.deregisterTaskDefinition(q -> q.taskDefinition(name));
      }
    }
  }
}
