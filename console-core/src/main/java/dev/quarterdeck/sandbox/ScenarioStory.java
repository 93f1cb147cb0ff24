package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.wire.Faults;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.ecs.ImageBehaviour;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happened in the hours before a scenario's first minute. */
final class ScenarioStory {
  private final World world;
  private final Instant start;
  private final ScenarioFleet fleet;
  private final ScenarioSecrets secrets;
  private final Faults faults;

  ScenarioStory(
      World world, Instant start, ScenarioFleet fleet, ScenarioSecrets secrets, Faults faults) {
    this.world = world;
    this.start = start;
    this.fleet = fleet;
    this.secrets = secrets;
    this.faults = faults;
  }

  void tell(Scenario scenario) {
    switch (scenario) {
      case CALM, LARGE, BALANCED, EMPTY -> {}
      case NOISY_ERRORS -> {
        minutesBefore(16);
        world
            .trail()
            .told(
                "ec2.amazonaws.com",
                "RevokeSecurityGroupEgress",
                "acme-network/bob",
                Map.of("groupId", "sg-0acme0prod0web000"),
                "sg-0acme0prod0web000");
        minutesBefore(14);
        world.watch().trouble(service("web").arn(), world.now(), 0.12);
      }
      case BAD_DEPLOY -> badDeploy();
      case CRASH_LOOP -> crashLoop();
      case STALE_SECRET -> staleSecret();
      case MISSING_KEY -> missingKey();
      case PLAINTEXT_SECRET -> plaintext();
      case DENIED -> denied();
    }
  }

  /** Whether the trouble is to be seen right now. */
  static boolean shows(Scenario scenario, World world) {
    return switch (scenario) {
      case CALM, LARGE, BALANCED, EMPTY, NOISY_ERRORS, PLAINTEXT_SECRET, DENIED -> true;
      case BAD_DEPLOY -> {
        EcsService api = service(world, "api");
        yield api.primary().inProgress()
            && api.primary().failedTasks > 0
            && world.balancing().groups().stream()
                .anyMatch(g -> g.targets().stream().anyMatch(t -> t.state.equals("unhealthy")));
      }
      case CRASH_LOOP -> service(world, "worker").running() == 1;
      case STALE_SECRET ->
          service(world, "api").primary().rolloutState.equals("COMPLETED")
              && service(world, "api").running() == 3
              && service(world, "api").pending() == 0;
      case MISSING_KEY -> service(world, "billing").running() == 0;
    };
  }

  private void badDeploy() {
    minutesBefore(3);
    String image = fleet.image("api", "1.9.0");
    world.ecs().image(image, ImageBehaviour.unhealthy(503));
    TaskDef bad = fleet.register("prod", "api", "1.9.0", Map.of());
    pipeline("api", bad);
  }

  private void crashLoop() {
    minutesBefore(21);
    Instant since = world.now();
    world
        .ecs()
        .image(
            fleet.image("worker", "1.8.2"),
            new ImageBehaviour(true, 200, new ImageBehaviour.Crash(1, 3, 1, null, since)));
    EcsTask first = service("worker").tasks().getFirst();
    world.ecs().life().exit(first, first.containers.getFirst(), 1, null);
  }

  private void staleSecret() {
    minutesBefore(9);
    Map<String, Object> document = secrets.prodApp();
    document.put("STRIPE_SECRET_KEY", secrets.values().fake("stripe"));
    Secret app = world.secrets().get("acme/prod/app");
    world.secrets().versions().put(app, null, ScenarioValues.json(document), null, List.of());
    world
        .trail()
        .told(
            "secretsmanager.amazonaws.com",
            "PutSecretValue",
            "acme-admin/alice",
            Map.of("secretId", "acme/prod/app"),
            "acme/prod/app");
    minutesBefore(6);
    EcsTask moved = service("api").tasks().getFirst();
    world
        .ecs()
        .life()
        .stop(
            moved,
            "ServiceSchedulerInitiated",
            "Amazon ECS is performing maintenance on the underlying infrastructure hosting the task.");
  }

  private void missingKey() {
    minutesBefore(8);
    TaskDef bad =
        fleet.register(
            "prod",
            "billing",
            "0.9.2",
            Map.of(),
            Map.of("STRIPE_WEBHOOK_SECRET", fleet.key("acme/prod/app", "STRIPE_WEBHOOK_SECRET")));
    pipeline("billing", bad);
  }

  private void plaintext() {
    minutesBefore(90);
    String password = secrets.values().fake("smtp");
    TaskDef def =
        fleet.register(
            "prod",
            "web",
            "3.4.1",
            Map.of("SMTP_HOST", "smtp.acme.example.com", "SMTP_PASSWORD", password));
    pipeline("web", def);
  }

  private void denied() {
    faults.on("elasticloadbalancing", "DescribeTargetHealth").deny();
    faults.on("secretsmanager", "ListSecretVersionIds").deny();
    Cluster staging = Objects.requireNonNull(world.ecs().cluster(ScenarioFleet.STAGING));
    staging.denied = true;
  }

  /** A pipeline registers a revision and deploys it. */
  private void pipeline(String name, TaskDef definition) {
    EcsService service = service(name);
    String user = "acme-deploy/ci";
    world
        .trail()
        .told(
            "ecs.amazonaws.com",
            "RegisterTaskDefinition",
            user,
            Map.of("family", definition.family()),
            definition.family());
    world
        .trail()
        .told(
            "ecs.amazonaws.com",
            "UpdateService",
            user,
            Map.of(
                "cluster",
                ScenarioFleet.PROD,
                "service",
                name,
                "taskDefinition",
                definition.family() + ":" + definition.revision()),
            service.arn());
    world.ecs().deployments().start(service, definition);
  }

  private EcsService service(String name) {
    return service(world, name);
  }

  private static EcsService service(World world, String name) {
    Cluster prod = Objects.requireNonNull(world.ecs().cluster(ScenarioFleet.PROD));
    return Objects.requireNonNull(world.ecs().service(prod, name));
  }

  private void minutesBefore(int minutes) {
    world.runUntil(start.minus(Duration.ofMinutes(minutes)));
  }
}
