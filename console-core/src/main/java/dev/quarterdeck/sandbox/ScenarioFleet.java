package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.service.ecs.TaskDefinitionOperations;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.LoadBalancer;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.ScalableTarget;
import dev.quarterdeck.sandbox.world.ecs.Scaling;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import dev.quarterdeck.sandbox.world.watch.Alarm;
import dev.quarterdeck.sandbox.world.watch.Dashboard;
import dev.quarterdeck.sandbox.world.watch.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** The fleet: api, web, worker and billing of a small company, on Fargate, in two environments. */
final class ScenarioFleet {
  static final String PROD = "acme-prod";
  static final String STAGING = "acme-staging";
  private final World world;
  private final Instant start;
  private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
  private final ScenarioVariables variables;

  ScenarioFleet(World world, Instant start) {
    this.world = world;
    this.start = start;
    this.variables = new ScenarioVariables(world);
  }

  /** Builds it as it was two days before the start: everything steady. */
  void create() {
    daysBefore(2);
    Cluster prod = cluster(PROD, "production");
    Cluster staging = cluster(STAGING, "staging");
    balancer("acme-prod-api", "prod", 8000, "/health/ready");
    balancer("acme-prod-web", "prod", 3000, "/api/health/ready");
    balancer("acme-staging-api", "staging", 8000, "/health/ready");
    service(
        prod,
        "api",
        register("prod", "api", "1.8.2", Map.of()),
        3,
        served("acme-prod-api", "api", 8000),
        290);
    service(
        prod,
        "web",
        register("prod", "web", "3.4.0", Map.of()),
        2,
        served("acme-prod-web", "web", 3000),
        290);
    service(
        prod,
        "worker",
        register("prod", "worker", "1.8.2", Map.of()),
        2,
        plain(50, 200, true),
        288);
    service(
        prod,
        "billing",
        register("prod", "billing", "0.9.1", Map.of()),
        1,
        plain(0, 100, false),
        170);
    // One task: 150 % would round down to it, and no deployment could ever begin.
    service(
        staging,
        "api",
        register("staging", "api", "1.9.0-rc1", Map.of()),
        1,
        served("acme-staging-api", "api", 8000).withDeployment(100, 200, true, true),
        220);
    service(
        staging,
        "worker",
        register("staging", "worker", "1.9.0-rc1", Map.of()),
        1,
        plain(50, 200, true),
        220);
  }

  /** Log groups and alarms; the alarms are looked at from an hour before the start. */
  void watch() {
    for (String name :
        List.of("prod-api", "prod-web", "prod-worker", "staging-api", "staging-worker")) {
      world.watch().logs().group("/ecs/acme-" + name).retention = name.startsWith("prod") ? 30 : 7;
    }
    // billing's group was made by the log driver: nobody set a retention.
    world.watch().logs().group("/ecs/acme-prod-billing");
    world.runUntil(start.minus(Duration.ofHours(1)));
    for (String name : List.of("api", "web")) {
      TargetGroup g = Objects.requireNonNull(groups.get("acme-prod-" + name));
      Map<String, String> dimensions =
          Map.of(
              "TargetGroup",
              g.dimension(),
              "LoadBalancer",
              world.balancing().behind(g).getFirst().dimension());
      alarm(
          "acme-prod-" + name + "-5xx",
          Metrics.ALB,
          "HTTPCode_Target_5XX_Count",
          dimensions,
          "Sum",
          20,
          "notBreaching");
      alarm(
          "acme-prod-" + name + "-latency",
          Metrics.ALB,
          "TargetResponseTime",
          dimensions,
          "p95",
          1,
          "notBreaching");
      alarm(
          "acme-prod-" + name + "-unhealthy-hosts",
          Metrics.ALB,
          "UnHealthyHostCount",
          dimensions,
          "Maximum",
          0,
          "notBreaching");
    }
    for (String name : List.of("api", "web", "worker", "billing")) {
      alarm(
          "acme-prod-" + name + "-cpu",
          Metrics.ECS,
          "CPUUtilization",
          Map.of("ClusterName", PROD, "ServiceName", name),
          "Average",
          85,
          "missing");
    }
  }

  /**
   * web grows with its load, and a dashboard shows what serves; worker and billing have neither.
   */
  void grow() {
    String web = "service/" + PROD + "/web";
    Scaling scaling = world.ecs().scaling();
    scaling.register(new ScalableTarget(web, 2, 6, false, false, world.now()));
    scaling.policy("acme-prod-web-cpu", web, "TargetTrackingScaling", null);
    String widgets =
        List.of("api", "web").stream()
            .map(
                name ->
                    """
                    {"type":"metric","properties":{"metrics":[["AWS/ECS","CPUUtilization",\
                    "ClusterName","%s","ServiceName","%s"]],"region":"%s"}}"""
                        .formatted(PROD, name, world.account().region()))
            .collect(Collectors.joining(","));
    world
        .watch()
        .dashboards()
        .put(PROD, new Dashboard(PROD, "{\"widgets\":[" + widgets + "]}", world.now()));
  }

  private void alarm(
      String name,
      String namespace,
      String metric,
      Map<String, String> dimensions,
      String stat,
      double threshold,
      String missing) {
    Alarm a =
        world
            .watch()
            .alarms()
            .put(
                name,
                new Alarm.Rule(
                    new Metrics.Id(namespace, metric, dimensions),
                    stat,
                    60,
                    3,
                    2,
                    threshold,
                    "GreaterThanThreshold",
                    missing));
    a.alarmActions = List.of(world.account().arn("sns", ScenarioCloud.ON_CALL));
    a.tags.put("environment", "production");
  }

  private Cluster cluster(String name, String environment) {
    Cluster c = world.ecs().createCluster(name);
    c.tags.put("environment", environment);
    c.settings.put("containerInsights", environment.equals("production") ? "enabled" : "disabled");
    c.capacityProviders.addAll(List.of("FARGATE", "FARGATE_SPOT"));
    return c;
  }

  private void balancer(String name, String environment, int port, String path) {
    LoadBalancer lb = world.balancing().createBalancer(name, "internet-facing", ScenarioCloud.VPC);
    lb.subnets.addAll(ScenarioCloud.PUBLIC);
    lb.securityGroups.add(ScenarioCloud.BALANCERS);
    lb.tags.put("environment", environment);
    TargetGroup group =
        world
            .balancing()
            .createGroup(
                name,
                "HTTP",
                port,
                ScenarioCloud.VPC,
                "ip",
                new TargetGroup.HealthCheck("HTTP", "traffic-port", path, 10, 5, 2, 3, "200-299"));
    group.attributes.put("deregistration_delay.timeout_seconds", "30");
    groups.put(name, group);
    LoadBalancer.Listener https = world.balancing().createListener(lb, 443, "HTTPS", group.arn());
    https.sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";
    String domain =
        (name.endsWith("api") ? "api." : "app.")
            + (environment.equals("prod") ? "" : environment + ".")
            + "acme.example.com";
    https.certificates.add(
        world
            .certificates()
            .issued(domain, List.of(domain), start.minus(Duration.ofDays(72)))
            .arn());
    world.balancing().createListener(lb, 80, "HTTP", null);
  }

  private ServiceSpec served(String group, String container, int port) {
    String arn = Objects.requireNonNull(groups.get(group)).arn();
    return network(ServiceSpec.DEFAULT)
        .withTargets(List.of(new ServiceSpec.Target(arn, container, port)))
        .withDeployment(100, 150, true, true)
        .withGrace(60);
  }

  private static ServiceSpec plain(int minimum, int maximum, boolean breaker) {
    return network(ServiceSpec.DEFAULT).withDeployment(minimum, maximum, breaker, breaker);
  }

  private static ServiceSpec network(ServiceSpec spec) {
    return spec.withNetwork(ScenarioCloud.PRIVATE, List.of(ScenarioCloud.TASKS), "DISABLED")
        .withLaunch("FARGATE", "1.4.0")
        .withExecuteCommand(false);
  }

  private void service(
      Cluster c, String name, TaskDef def, int tasks, ServiceSpec spec, int createdDaysAgo) {
    EcsService s =
        world
            .ecs()
            .createSteady(c, name, spec, def, tasks, start.minus(Duration.ofDays(createdDaysAgo)));
    s.tags.put("environment", c.name().equals(PROD) ? "production" : "staging");
    s.tags.put("service", name);
    s.propagateTags = "SERVICE";
    s.createdBy = "arn:aws:iam::" + world.account().id() + ":role/acme-deploy";
  }

  /** The next revision of {@code acme-ENVIRONMENT-SERVICE}; {@code extra} are plain variables. */
  TaskDef register(String environment, String service, String version, Map<String, String> extra) {
    return register(environment, service, version, extra, Map.of());
  }

  /** As above; {@code moreSecrets} maps variables to references. */
  TaskDef register(
      String environment,
      String service,
      String version,
      Map<String, String> extra,
      Map<String, String> moreSecrets) {
    Map<String, String> secrets = variables.references(environment, service);
    secrets.putAll(moreSecrets);
    String family = "acme-" + environment + "-" + service;
    String role = "arn:aws:iam::" + world.account().id() + ":role/";
    int port = service.equals("web") ? 3000 : service.equals("api") ? 8000 : 0;
    ContainerDefinition container =
        ContainerDefinition.builder()
            .name(service)
            .image(image(service, version))
            .essential(true)
            .portMappings(
                port == 0
                    ? List.of()
                    : List.of(PortMapping.builder().containerPort(port).protocol("tcp").build()))
            .environment(variables.plain(environment, service, extra))
            .secrets(
                secrets.entrySet().stream()
                    .map(
                        e ->
                            software.amazon.awssdk.services.ecs.model.Secret.builder()
                                .name(e.getKey())
                                .valueFrom(e.getValue())
                                .build())
                    .toList())
            .logConfiguration(
                l ->
                    l.logDriver("awslogs")
                        .options(
                            Map.of(
                                "awslogs-group",
                                "/ecs/" + family,
                                "awslogs-region",
                                world.account().region(),
                                "awslogs-stream-prefix",
                                "ecs")))
            .build();
    return TaskDefinitionOperations.add(
        world,
        RegisterTaskDefinitionRequest.builder()
            .family(family)
            .requiresCompatibilitiesWithStrings("FARGATE")
            .networkMode("awsvpc")
            .cpu(service.equals("api") ? "1024" : "512")
            .memory(service.equals("api") ? "2048" : "1024")
            .executionRoleArn(role + family + "-execution")
            .taskRoleArn(role + family + "-task")
            .runtimePlatform(p -> p.cpuArchitecture("X86_64").operatingSystemFamily("LINUX"))
            .containerDefinitions(container)
            .build(),
        role + "acme-deploy");
  }

  /** A reference to one JSON key of a secret. */
  String key(String secret, String jsonKey) {
    return variables.key(secret, jsonKey);
  }

  String image(String service, String version) {
    String name = service.equals("billing") || service.equals("worker") ? "api" : service;
    return world.account().id()
        + ".dkr.ecr."
        + world.account().region()
        + ".amazonaws.com/acme/"
        + name
        + ":"
        + version
        + (service.equals("billing") ? "-billing" : service.equals("worker") ? "-worker" : "");
  }

  private void daysBefore(int days) {
    world.runUntil(start.minus(Duration.ofDays(days)));
  }
}
