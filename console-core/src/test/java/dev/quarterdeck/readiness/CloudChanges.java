package dev.quarterdeck.readiness;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.firewall.Firewalls;
import dev.quarterdeck.sandbox.world.iam.Iam;
import dev.quarterdeck.sandbox.world.images.Images;
import dev.quarterdeck.sandbox.world.keys.Keys;
import dev.quarterdeck.sandbox.world.network.Network;
import dev.quarterdeck.sandbox.world.secrets.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single changes of the demo fleet's surroundings, by name. */
final class CloudChanges {
  private static final String READ = "\"secretsmanager:GetSecretValue\"";
  private static final List<String> WORKERS =
      List.of("acme/prod/app", "acme/prod/database-url", "acme/prod/redis-url");
  private static final Map<String, Consumer<World>> BY_NAME = new HashMap<>();

  private CloudChanges() {}

  static Consumer<World> named(String name) {
    return Objects.requireNonNull(BY_NAME.get(name), name);
  }

  /** Takes away what the demo shows as findings. */
  static void putRight(World w) {
    execution(w, allow(READ, arns(w, "")));
    task(w, "acme-prod-billing-task").inline.clear();
    Images.Repository web = Objects.requireNonNull(w.images().find("acme/web"));
    web.mutability = "IMMUTABLE_WITH_EXCLUSION";
    scans(w, "COMPLETE", 1, Map.of("LOW", 3));
    Firewalls.WebAcl acl = w.firewalls().create("all");
    acl.rules().add(EdgeChanges.rate(500, a -> a.block(b -> {})));
    w.balancing().balancers().forEach(b -> w.firewalls().associate(acl, b.arn()));
  }

  static {
    roles();
    network();
    rest();
    EdgeChanges.add(BY_NAME);
  }

  private static void roles() {
    BY_NAME.put("secretOfStar", w -> execution(w, allow(READ, "\"*\"")));
    BY_NAME.put("secretsOfTheRegion", w -> execution(w, allow(READ, "\"" + of(w, "*") + "\"")));
    BY_NAME.put(
        "secretOfPrefix", w -> execution(w, allow(READ, "\"" + of(w, "acme/prod/*") + "\"")));
    BY_NAME.put(
        "secretOfAnother",
        w ->
            execution(w, allow(READ, arns(w, "") + ",\"" + secret(w, "acme/prod/license") + "\"")));
    BY_NAME.put(
        "secretsAllBut",
        w ->
            execution(
                w,
                "{\"Effect\":\"Allow\",\"Action\":"
                    + READ
                    + ",\"NotResource\":\""
                    + secret(w, "acme/prod/license")
                    + "\"}"));
    BY_NAME.put(
        "secretsTagged",
        w ->
            execution(
                w,
                allow(READ, arns(w, "")),
                when(allow(READ, "\"*\""), "StringEquals", "aws:ResourceTag/env", "prod")));
    BY_NAME.put(
        "secretsDenied",
        w ->
            execution(
                w,
                allow(READ, arns(w, "")),
                allow(READ, "\"" + secret(w, "acme/prod/app") + "\"").replace("Allow", "Deny")));
    BY_NAME.put("secretsNone", w -> execution(w, allow("\"logs:PutLogEvents\"", "\"*\"")));
    BY_NAME.put(
        "secretsByTheirOwnPolicies",
        w -> {
          execution(w, allow("\"logs:PutLogEvents\"", "\"*\""));
          WORKERS.forEach(
              name ->
                  Objects.requireNonNull(w.secrets().get(name)).resourcePolicy =
                      document(
                          "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                              + role(w).arn()
                              + "\"},\"Action\":"
                              + READ
                              + ",\"Resource\":\"*\"}"));
        });
    BY_NAME.put(
        "secretsByTheirOwnPoliciesOrCondition",
        w ->
            execution(
                w,
                when(
                    allow(READ, "\"" + secret(w, "acme/prod/app") + "\""),
                    "StringEquals",
                    "aws:SourceVpc",
                    "vpc-1")));
    BY_NAME.put(
        "policyOfAws",
        w ->
            task(w, "acme-prod-api-task")
                .attached
                .add("arn:aws:iam::aws:policy/AmazonS3FullAccess"));
    BY_NAME.put(
        "secretsByCondition",
        w ->
            execution(w, when(allow(READ, arns(w, "")), "StringEquals", "aws:SourceVpc", "vpc-1")));
    BY_NAME.put(
        "secretsDeniedOverPlainHttp",
        w ->
            execution(
                w,
                allow(READ, arns(w, "")),
                when(
                    allow("\"*\"", "\"*\"").replace("Allow", "Deny"),
                    "Bool",
                    "aws:SecureTransport",
                    "false")));
    BY_NAME.put("secretsBySixCharacters", w -> execution(w, allow(READ, arns(w, "-??????"))));

    task("everyActionOfS3", allow("\"s3:*\"", "\"arn:aws:s3:::b/*\""));
    task("allActionsBut", "{\"Effect\":\"Allow\",\"NotAction\":\"iam:*\",\"Resource\":\"*\"}");
    task("everySecret", allow(READ, "\"arn:aws:secretsmanager:*:*:secret:*\""));
    task("everyBucket", allow("\"s3:GetObject\"", "\"arn:aws:s3:::*/*\""));
    task("decryptionWithEveryKey", allow("\"kms:Decrypt\"", "\"*\""));
    task("decryptionOfOneKey", allow("\"kms:Decrypt\"", "\"arn:aws:kms:us-east-1:1:key/k\""));
    task(
        "decryptionThroughSecretsManager",
        when(
            allow("\"kms:Decrypt\"", "\"*\""),
            "StringEquals",
            "kms:ViaService",
            "secretsmanager.us-east-1.amazonaws.com"));
    task("actionsByWildcard", allow("\"s3:Get*\"", "\"arn:aws:s3:::b/*\""));
    task("everythingOnEverything", allow("\"*\"", "\"*\""));
    task("passesEveryRole", allow("\"iam:PassRole\"", "\"*\""));
    task(
        "passesRolesToEcs",
        when(
            allow("\"iam:PassRole\"", "\"*\""),
            "StringEquals",
            "iam:PassedToService",
            "ecs-tasks.amazonaws.com"));
    BY_NAME.put(
        "administratorAccess",
        w ->
            task(w, "acme-prod-api-task")
                .attached
                .add("arn:aws:iam::aws:policy/AdministratorAccess"));

    trust("trustOfEc2", "{\"Service\":[\"ecs-tasks.amazonaws.com\",\"ec2.amazonaws.com\"]}");
    trust("trustOfEverybody", "\"*\"");
    trust("trustWithoutCondition", "{\"Service\":\"ecs-tasks.amazonaws.com\"}");
    BY_NAME.put(
        "trustOfNobody",
        w -> task(w, "acme-prod-api-task").trust = document(allow("\"sts:TagSession\"", "\"*\"")));
  }

  private static void network() {
    BY_NAME.put("internetGateway", w -> privateRoute(w, "igw-1"));
    BY_NAME.put("publicAddress", w -> services(w, "ENABLED", null));
    BY_NAME.put("noSubnets", w -> services(w, "DISABLED", List.of("subnet-gone")));
    BY_NAME.put("oneZone", w -> cluster(w).tasks().forEach(t -> t.zone = "us-east-1a"));
    BY_NAME.put("openGroup", w -> group(w, new Network.Ingress("tcp", 8000, 8100, "0.0.0.0/0")));
    BY_NAME.put("openGroupOfIpv6", w -> group(w, new Network.Ingress("-1", 0, 0, "::/0")));
    BY_NAME.put("noEndpoints", w -> w.network().removeEndpoints());
    BY_NAME.put(
        "noWayOut",
        w -> {
          w.network().removeEndpoints();
          privateRoute(w, "");
        });
  }

  private static void rest() {
    BY_NAME.put("keyDoesNotRotate", w -> key(w).rotates = false);
    BY_NAME.put("keyDisabled", w -> key(w).state = "Disabled");
    BY_NAME.put("keyBeingDeleted", w -> w.keys().scheduleDeletion(key(w), 7));
    BY_NAME.put(
        "keyOfRsa",
        w ->
            Objects.requireNonNull(w.secrets().get("acme/prod/app")).kmsKeyId =
                w.keys().create("RSA_4096").arn());
    BY_NAME.put(
        "alarmActionsOff", w -> w.watch().alarms().all().forEach(a -> a.actionsEnabled = false));
    BY_NAME.put(
        "alarmWithoutAction",
        w -> w.watch().alarms().all().forEach(a -> a.alarmActions = List.of()));
    BY_NAME.put(
        "alarmWithoutData",
        w -> w.watch().alarms().all().forEach(a -> a.state = "INSUFFICIENT_DATA"));
    BY_NAME.put(
        "topicUnconfirmed",
        w -> {
          String topic = w.topics().create("nobody");
          w.topics().subscribe(topic, "email", "a@example.com", false);
          w.watch().alarms().all().forEach(a -> a.alarmActions = List.of(topic));
        });
    BY_NAME.put(
        "topicGone",
        w ->
            w.watch()
                .alarms()
                .all()
                .forEach(a -> a.alarmActions = List.of(w.account().arn("sns", "gone"))));
    BY_NAME.put("scanByHand", w -> w.images().all().forEach(r -> r.scanOnPush = false));
    BY_NAME.put("repositoryGone", w -> w.images().delete("acme/web"));
    BY_NAME.put("imageExpired", w -> Objects.requireNonNull(w.images().find("acme/api")).expire());
    BY_NAME.put("tagsMove", w -> w.images().all().forEach(r -> r.mutability = "MUTABLE"));
    BY_NAME.put("critical", w -> scans(w, "COMPLETE", 1, Map.of("CRITICAL", 1)));
    BY_NAME.put("highOne", w -> scans(w, "COMPLETE", 1, Map.of("HIGH", 1)));
    BY_NAME.put("oldScan", w -> scans(w, "COMPLETE", 31, Map.of()));
    BY_NAME.put("beingScanned", w -> scans(w, "IN_PROGRESS", 0, Map.of()));
    BY_NAME.put("scannedAllTheTime", w -> scans(w, "ACTIVE", 31, Map.of()));
    BY_NAME.put(
        "noFirewall",
        w -> w.balancing().balancers().forEach(b -> w.firewalls().disassociate(b.arn())));
  }

  private static void task(String name, String statement) {
    BY_NAME.put(
        name, w -> task(w, "acme-prod-api-task").inline.put("changed", document(statement)));
  }

  private static void trust(String name, String principal) {
    BY_NAME.put(
        name,
        w ->
            task(w, "acme-prod-api-task").trust =
                document(
                    "{\"Effect\":\"Allow\",\"Principal\":"
                        + principal
                        + ",\"Action\":\"sts:AssumeRole\"}"));
  }

  private static Iam.Role task(World w, String name) {
    return Objects.requireNonNull(w.iam().role(name), name);
  }

  private static Iam.Role role(World w) {
    return task(w, "acme-prod-worker-execution");
  }

  private static void execution(World w, String... statements) {
    role(w).inline.put("secrets", document(String.join(",", statements)));
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
  }

  private static String allow(String actions, String resources) {
    return "{\"Effect\":\"Allow\",\"Action\":[" + actions + "],\"Resource\":[" + resources + "]}";
  }

  private static String when(String statement, String operator, String key, String value) {
    return statement.substring(0, statement.length() - 1)
        + ",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}}".formatted(operator, key, value);
  }

  private static String secret(World w, String name) {
    return w.secrets().get(name).arn();
  }

  private static String of(World w, String name) {
    return w.account().arn("secretsmanager", "secret:" + name);
  }

  /** The worker's secrets by ARN, or by name with what stands for the six characters. */
  private static String arns(World w, String suffix) {
    return WORKERS.stream()
        .map(n -> "\"" + (suffix.isEmpty() ? secret(w, n) : of(w, n) + suffix) + "\"")
        .collect(Collectors.joining(","));
  }

  private static dev.quarterdeck.sandbox.world.ecs.Cluster cluster(World w) {
    return Objects.requireNonNull(w.ecs().cluster("acme-prod"));
  }

  private static void services(
      World w, String address, @org.jspecify.annotations.Nullable List<String> subnets) {
    cluster(w)
        .services()
        .forEach(
            s ->
                s.spec =
                    s.spec.withNetwork(
                        subnets == null ? s.spec.subnets() : subnets,
                        s.spec.securityGroups(),
                        address));
  }

  /** Lets the private subnets' default route lead elsewhere, or nowhere. */
  private static void privateRoute(World w, String target) {
    Network.RouteTable old =
        w.network().routeTables().stream()
            .filter(t -> t.routes().stream().anyMatch(r -> r.target().startsWith("nat-")))
            .findFirst()
            .orElseThrow();
    Network.Route local = new Network.Route("10.0.0.0/16", "local");
    w.network()
        .put(
            new Network.RouteTable(
                old.id(),
                old.vpc(),
                false,
                old.subnets(),
                Stream.of(local, new Network.Route("0.0.0.0/0", target))
                    .filter(r -> !r.target().isEmpty())
                    .toList()));
  }

  private static void group(World w, Network.Ingress ingress) {
    String id = cluster(w).services().iterator().next().spec.securityGroups().getFirst();
    w.network().put(new Network.SecurityGroup(id, "open", "vpc", List.of(ingress)));
  }

  private static Keys.Key key(World w) {
    Secret app = Objects.requireNonNull(w.secrets().get("acme/prod/app"));
    return Objects.requireNonNull(w.keys().find(String.valueOf(app.kmsKeyId)));
  }

  private static void scans(World w, String status, int days, Map<String, Integer> findings) {
    w.images()
        .all()
        .forEach(
            r -> r.usual = new Images.Scan(status, w.now().minus(Duration.ofDays(days)), findings));
  }
}
