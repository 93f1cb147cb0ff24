package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.firewall.Firewalls;
import dev.quarterdeck.sandbox.world.iam.Iam;
import dev.quarterdeck.sandbox.world.images.Images;
import dev.quarterdeck.sandbox.world.keys.Keys;
import dev.quarterdeck.sandbox.world.network.Network;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.wafv2.model.Rule;
import software.amazon.awssdk.services.wafv2.model.RuleAction;

/**
 * What the fleet stands on: its network, roles, keys, topics, registry and firewall. Mostly as it
 * should be; what a review would find is said where it is made.
 */
final class ScenarioCloud {
  static final String VPC = "vpc-0c0ffee0c0ffee001";
  static final List<String> PRIVATE =
      List.of("subnet-0aaa0000000000001", "subnet-0bbb0000000000002");
  static final List<String> PUBLIC =
      List.of("subnet-0ccc0000000000003", "subnet-0ddd0000000000004");
  static final String BALANCERS = "sg-0123456789abcdef0";
  static final String TASKS = "sg-0fedcba9876543210";
  static final String ON_CALL = "acme-oncall";

  private final World world;
  private final Instant start;

  ScenarioCloud(World world, Instant start) {
    this.world = world;
    this.start = start;
  }

  /** Before the fleet, which is placed in its subnets. */
  void create() {
    network();
    key();
    String topic = world.topics().create(ON_CALL);
    world.topics().subscribe(topic, "email", "oncall@acme.example.com", true);
    world.topics().subscribe(topic, "https", "https://pager.acme.example.com/hook", true);
    registry();
    for (String environment : List.of("prod", "staging")) {
      for (String service : List.of("api", "web", "worker", "billing")) {
        roles(environment, service);
      }
    }
  }

  /**
   * After the fleet: one of the two public sites has no firewall before it, the other's stops who
   * asks too often.
   */
  void firewall() {
    Firewalls.WebAcl acl = world.firewalls().create("acme-web");
    acl.rules().add(rate("per-address", 2_000, a -> a.block(b -> {})));
    world.balancing().balancers().stream()
        .filter(b -> b.name().equals("acme-prod-web"))
        .forEach(b -> world.firewalls().associate(acl, b.arn()));
  }

  private void network() {
    Network n = world.network();
    String region = world.account().region();
    for (int i = 0; i < 2; i++) {
      String zone = region + (char) ('a' + i);
      n.put(new Network.Subnet(PRIVATE.get(i), VPC, zone, "10.0." + (16 + 32 * i) + ".0/19"));
      n.put(new Network.Subnet(PUBLIC.get(i), VPC, zone, "10.0." + i + ".0/24"));
    }
    Network.Route local = new Network.Route("10.0.0.0/16", "local");
    n.put(new Network.RouteTable("rtb-0000000000000000a", VPC, true, List.of(), List.of(local)));
    n.put(
        new Network.RouteTable(
            "rtb-0000000000000000b",
            VPC,
            false,
            PRIVATE,
            List.of(local, new Network.Route("0.0.0.0/0", "nat-00000000000000001"))));
    n.put(
        new Network.RouteTable(
            "rtb-0000000000000000c",
            VPC,
            false,
            PUBLIC,
            List.of(local, new Network.Route("0.0.0.0/0", "igw-00000000000000001"))));
    n.put(
        new Network.SecurityGroup(
            BALANCERS,
            "acme-balancers",
            VPC,
            List.of(
                new Network.Ingress("tcp", 443, 443, "0.0.0.0/0"),
                new Network.Ingress("tcp", 80, 80, "0.0.0.0/0"))));
    n.put(
        new Network.SecurityGroup(
            TASKS,
            "acme-tasks",
            VPC,
            List.of(
                new Network.Ingress("tcp", 8000, 8000, BALANCERS),
                new Network.Ingress("tcp", 3000, 3000, BALANCERS))));
    int number = 1;
    for (String service : List.of("secretsmanager", "ecr.api", "ecr.dkr", "logs", "s3")) {
      n.put(
          new Network.Endpoint(
              "vpce-0000000000000000" + number++,
              VPC,
              "com.amazonaws." + region + "." + service,
              service.equals("s3") ? "Gateway" : "Interface",
              "available"));
    }
  }

  /** A rule that counts requests of each address within five minutes. */
  static Rule rate(String name, long most, Consumer<RuleAction.Builder> action) {
    return Rule.builder()
        .name(name)
        .priority(1)
        .statement(
            s ->
                s.rateBasedStatement(
                    r -> r.limit(most).evaluationWindowSec(300L).aggregateKeyType("IP")))
        .action(action)
        .build();
  }

  /** One key of the company's own; it protects the document of production. */
  private void key() {
    Keys.Key key = world.keys().create("SYMMETRIC_DEFAULT");
    key.rotates = true;
    world.keys().alias("alias/acme-prod", key);
    for (Secret s : world.secrets().all()) {
      if (s.name().equals("acme/prod/app")) {
        s.kmsKeyId = key.arn();
      }
    }
  }

  /** The web's tags may be moved, and its base image has a known hole. */
  private void registry() {
    Instant scanned = start.minus(Duration.ofDays(3));
    Images.Repository api = world.images().create("acme/api");
    api.mutability = "IMMUTABLE";
    api.scanOnPush = true;
    api.usual = new Images.Scan("COMPLETE", scanned, Map.of("MEDIUM", 2, "LOW", 11));
    Images.Repository web = world.images().create("acme/web");
    web.scanOnPush = true;
    web.usual = new Images.Scan("COMPLETE", scanned, Map.of("HIGH", 1, "LOW", 4));
  }

  /** The worker's start may read every secret; billing's code may do anything with any bucket. */
  private void roles(String environment, String service) {
    String family = "acme-" + environment + "-" + service;
    Iam.Role execution = role(family + "-execution");
    execution.attached.add("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
    execution.inline.put(
        "secrets",
        allow(
            "\"secretsmanager:GetSecretValue\"",
            service.equals("worker") ? "\"*\"" : secrets(environment, service)));
    if (secrets(environment, service).contains("secret:acme/prod/app-")) {
      execution.inline.put("key", decrypt());
    }
    Iam.Role task = role(family + "-task");
    task.inline.put(
        "files",
        service.equals("billing")
            ? allow("\"s3:*\"", "\"*\"")
            : allow(
                "\"s3:GetObject\",\"s3:PutObject\"",
                "\"arn:aws:s3:::acme-" + environment + "-uploads/*\""));
  }

  /** The company's own key, as far as Secrets Manager needs it. */
  private String decrypt() {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt",\
        "Resource":"%s","Condition":{"StringEquals":{"kms:ViaService":"%s"}}}]}"""
        .formatted(
            world.secrets().all().stream()
                .filter(s -> s.name().equals("acme/prod/app"))
                .map(s -> Objects.toString(s.kmsKeyId))
                .findFirst()
                .orElseThrow(),
            "secretsmanager." + world.account().region() + ".amazonaws.com");
  }

  private Iam.Role role(String name) {
    return world
        .iam()
        .createRole(
            name,
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole",\
            "Condition":{"StringEquals":{"aws:SourceAccount":"%s"}}}]}"""
                .formatted(world.account().id()));
  }

  /** The secrets that the service's revision refers to, each by its name. */
  private String secrets(String environment, String service) {
    Stream<String> names =
        new ScenarioVariables(world)
            .references(environment, service).values().stream()
                .map(from -> String.join(":", List.of(from.split(":", -1)).subList(0, 7)));
    return String.join(",", names.distinct().sorted().map(arn -> "\"" + arn + "\"").toList());
  }

  private static String allow(String actions, String resources) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["
        + actions
        + "],\"Resource\":["
        + resources
        + "]}]}";
  }
}
