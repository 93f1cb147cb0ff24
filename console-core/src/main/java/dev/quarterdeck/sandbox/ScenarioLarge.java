package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.service.ecs.TaskDefinitionOperations;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** A large account, steady: 20 clusters of 100 services with one task each, 10,000 secrets. */
final class ScenarioLarge {
  static final int CLUSTERS = 20;
  static final int SERVICES = 100;
  static final int SECRETS = 10_000;
  private final World world;
  private final Instant start;

  ScenarioLarge(World world, Instant start) {
    this.world = world;
    this.start = start;
  }

  void create() {
    List<Secret> secrets = new ArrayList<>();
    for (int i = 0; i < SECRETS; i++) {
      // Spread over the last year, so that ages differ.
      world.runUntil(start.minus(Duration.ofDays(365)).plus(Duration.ofMinutes(50L * i)));
      Secret s = world.secrets().create("team-%02d/app-%05d".formatted(i % 50, i));
      world
          .secrets()
          .versions()
          .put(
              s,
              null,
              "{\"API_KEY\":\"demo-" + world.randomness().alphanumeric("values", 16) + "\"}",
              null,
              List.of());
      s.tags.put("team", "team-%02d".formatted(i % 50));
      secrets.add(s);
    }
    world.runUntil(start.minus(Duration.ofDays(2)));
    String role = "arn:aws:iam::" + world.account().id() + ":role/large-execution";
    ServiceSpec spec =
        ServiceSpec.DEFAULT.withNetwork(
            List.of("subnet-0aaa0000000000001"), List.of("sg-0fedcba9876543210"), "DISABLED");
    for (int c = 0; c < CLUSTERS; c++) {
      Cluster cluster = world.ecs().createCluster("large-%02d".formatted(c));
      for (int i = 0; i < SERVICES; i++) {
        String name = "svc-%02d-%03d".formatted(c, i);
        Secret secret = secrets.get((c * SERVICES + i) * 5 % SECRETS);
        TaskDef def =
            TaskDefinitionOperations.add(
                world,
                RegisterTaskDefinitionRequest.builder()
                    .family(name)
                    .requiresCompatibilitiesWithStrings("FARGATE")
                    .networkMode("awsvpc")
                    .cpu("256")
                    .memory("512")
                    .executionRoleArn(role)
                    .containerDefinitions(
                        ContainerDefinition.builder()
                            .name("app")
                            .image("registry.example.com/" + name + ":1.0.0")
                            .essential(true)
                            .secrets(s -> s.name("API_KEY").valueFrom(secret.arn() + ":API_KEY::"))
                            .build())
                    .build(),
                role);
        world.ecs().createSteady(cluster, name, spec, def, 1, start.minus(Duration.ofDays(200)));
      }
    }
  }
}
