package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.service.ecs.TaskDefinitionOperations;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.sandbox.world.watch.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/**
 * A fleet that serves, steady: 5 clusters of 100 services with one task each, one load balancer a
 * cluster, each service with a target group and two alarms.
 */
final class ScenarioBalanced {
  private static final int CLUSTERS = 5;
  private static final int SERVICES = 100;
  private static final int PORT = 8080;
  private static final String VPC = "vpc-0c0ffee0c0ffee001";
  private static final String SUBNET = "subnet-0aaa0000000000001";
  private final World world;
  private final Instant start;

  ScenarioBalanced(World world, Instant start) {
    this.world = world;
    this.start = start;
  }

  void create() {
    world.runUntil(start.minus(Duration.ofDays(2)));
    ServiceSpec spec =
        ServiceSpec.DEFAULT.withNetwork(
            List.of(SUBNET), List.of("sg-0fedcba9876543210"), "DISABLED");
    for (int c = 0; c < CLUSTERS; c++) {
      Cluster cluster = world.ecs().createCluster("fleet-%d".formatted(c));
      LoadBalancer.Listener listener = listener(cluster.name());
      for (int i = 0; i < SERVICES; i++) {
        String name = "svc-%d-%02d".formatted(c, i);
        ServiceSpec.Target target =
            new ServiceSpec.Target(group(listener, name).arn(), "app", PORT);
        world
            .ecs()
            .createSteady(
                cluster,
                name,
                spec.withTargets(List.of(target)),
                definition(name),
                1,
                start.minus(Duration.ofDays(200)));
      }
    }
    world.runUntil(start.minus(Duration.ofMinutes(2)));
    world.balancing().groups().forEach(this::alarms);
  }

  private TaskDef definition(String name) {
    String role = "arn:aws:iam::" + world.account().id() + ":role/fleet-execution";
    return TaskDefinitionOperations.add(
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
                    .portMappings(p -> p.containerPort(PORT).protocol("tcp"))
                    .build())
            .build(),
        role);
  }

  private LoadBalancer.Listener listener(String name) {
    LoadBalancer lb = world.balancing().createBalancer(name, "internet-facing", VPC);
    lb.subnets.add(SUBNET);
    return world.balancing().createListener(lb, 443, "HTTPS", null);
  }

  private TargetGroup group(LoadBalancer.Listener listener, String name) {
    TargetGroup group =
        world
            .balancing()
            .createGroup(
                name,
                "HTTP",
                PORT,
                VPC,
                "ip",
                new TargetGroup.HealthCheck(
                    "HTTP", "traffic-port", "/health", 10, 5, 2, 3, "200-299"));
    int priority = listener.rules.size() + 1;
    listener.rules.add(
        new LoadBalancer.Rule(
            listener.arn().replace(":listener/", ":listener-rule/") + "/" + priority,
            priority,
            null,
            "/" + name + "/*",
            group.arn()));
    return group;
  }

  private void alarms(TargetGroup g) {
    Map<String, String> dimensions =
        Map.of(
            "TargetGroup",
            g.dimension(),
            "LoadBalancer",
            world.balancing().behind(g).getFirst().dimension());
    alarm(g.name() + "-5xx", "HTTPCode_Target_5XX_Count", dimensions, "Sum", 20);
    alarm(g.name() + "-unhealthy", "UnHealthyHostCount", dimensions, "Maximum", 0);
  }

  private void alarm(
      String name, String metric, Map<String, String> dimensions, String stat, double threshold) {
    world
        .watch()
        .alarms()
        .put(
            name,
            new Alarm.Rule(
                new Metrics.Id(Metrics.ALB, metric, dimensions),
                stat,
                60,
                3,
                2,
                threshold,
                "GreaterThanThreshold",
                "notBreaching"));
  }
}
