package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.NetworkFacts;
import dev.quarterdeck.readiness.collect.NetworkFacts.Endpoint;
import dev.quarterdeck.readiness.collect.NetworkFacts.Ingress;
import dev.quarterdeck.readiness.collect.NetworkFacts.Route;
import dev.quarterdeck.readiness.collect.NetworkFacts.SecurityGroup;
import dev.quarterdeck.readiness.collect.NetworkFacts.Subnet;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.TaskDefinitionFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.secrets.ValueFrom;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.image.EcrRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where tasks run, who reaches them, and what way they go. */
final class NetworkRules {
  private static final String NONE = "No service was found in the scope.";
  private static final String NO_NETWORK =
      "has no network configuration of its own: its network mode is not awsvpc";
  private static final Set<String> ANYBODY = Set.of("0.0.0.0/0", "::/0");

  private NetworkRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("private-subnets", NetworkRules::privateSubnets);
    rules.put("ecs-multi-az", NetworkRules::zones);
    rules.put("sg-task-from-alb-only", NetworkRules::groups);
    rules.put("vpc-endpoints", NetworkRules::endpoints);
  }

  private static Finding each(Readings in, String source, BiConsumer<Checks, ServiceFacts> look) {
    Checks checks = new Checks(source, in.now());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              if (s.network().subnets().isEmpty()) {
                checks.unknown(s.ref(), "networkConfiguration", null, NO_NETWORK);
              } else {
                look.accept(checks, s);
              }
            })
        .done(NONE);
  }

  private static Finding privateSubnets(Readings in) {
    return each(
        in,
        "ecs:DescribeServices, ec2:DescribeRouteTables",
        (checks, s) -> {
          String address = s.network().assignPublicIp();
          if ("ENABLED".equals(address)) {
            checks.fail(s.ref(), "assignPublicIp", address, "its tasks have public addresses");
          }
          List<Subnet> subnets = subnets(checks, in, s);
          boolean routed = routed(checks, in, s, subnets);
          List<String> open =
              subnets.stream()
                  .filter(n -> !gateways(in, n, "igw-").isEmpty())
                  .map(Subnet::id)
                  .toList();
          if (!open.isEmpty()) {
            checks.fail(
                s.ref(),
                "Routes.GatewayId",
                String.join(", ", open),
                "runs in subnets that route to an internet gateway");
          } else if (!"ENABLED".equals(address)
              && routed
              && subnets.size() == s.network().subnets().size()) {
            checks.pass(
                s.ref(),
                "assignPublicIp, Routes",
                String.join(", ", s.network().subnets()),
                "runs in private subnets without a public address");
          }
        });
  }

  /** The service's subnets that are there; the others are told as unknown. */
  private static List<Subnet> subnets(Checks checks, Readings in, ServiceFacts s) {
    Listing<Subnet> all = in.network().subnets();
    checks.missing(all.unknowns());
    List<Subnet> found =
        all.items().stream().filter(n -> s.network().subnets().contains(n.id())).toList();
    List<String> known = found.stream().map(Subnet::id).toList();
    s.network().subnets().stream()
        .filter(id -> all.isComplete() && !known.contains(id))
        .forEach(id -> checks.unknown(s.ref(), "subnets", id, "EC2 knows no subnet " + id));
    return found;
  }

  /** Whether it is known where each subnet's routes lead; where not, that is told as unknown. */
  private static boolean routed(Checks checks, Readings in, ServiceFacts s, List<Subnet> subnets) {
    Listing<NetworkFacts.RouteTable> tables = in.network().routeTables();
    checks.missing(tables.unknowns());
    List<String> lost =
        subnets.stream().filter(n -> in.network().routesOf(n).isEmpty()).map(Subnet::id).toList();
    if (!lost.isEmpty() && tables.isComplete()) {
      String ids = String.join(", ", lost);
      checks.unknown(s.ref(), "Routes", ids, "EC2 tells no routes of " + ids);
    }
    return lost.isEmpty() && tables.isComplete();
  }

  /** What the subnet's default routes lead to, of a kind. */
  private static List<Route> gateways(Readings in, Subnet subnet, String kind) {
    return in.network()
        .routesOf(subnet)
        .map(t -> t.routes().stream().filter(r -> r.isDefault() && r.target().startsWith(kind)))
        .map(r -> r.toList())
        .orElse(List.of());
  }

  private static Finding zones(Readings in) {
    Checks checks = new Checks("ecs:DescribeTasks, ecs:DescribeServices", in.now());
    Listing<Task> tasks = in.ecs().runningTasks();
    checks.missing(tasks.unknowns());
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              Set<String> zones =
                  tasks.items().stream()
                      .filter(t -> s.ref().equals(t.cluster() + "/" + t.service()))
                      .map(Task::zone)
                      .filter(Objects::nonNull)
                      .collect(Collectors.toCollection(TreeSet::new));
              // Those in another zone may be among the tasks that could not be read.
              if (zones.size() > 1 || tasks.isComplete()) {
                spread(checks, s, zones);
              }
            })
        .done(NONE);
  }

  private static void spread(Checks checks, ServiceFacts s, Set<String> zones) {
    String value = String.join(", ", zones);
    if (zones.isEmpty()) {
      checks.unknown(s.ref(), "availabilityZone", null, "no running task tells its zone");
    } else if (zones.size() < 2) {
      checks.fail(
          s.ref(),
          "availabilityZone",
          value,
          s.desired() < 2
              ? "wants one task, which is in one zone"
              : "all of its tasks are in one zone");
    } else if (!"ENABLED".equals(s.rebalancing())) {
      checks.warn(
          s.ref(),
          "availabilityZoneRebalancing",
          s.rebalancing(),
          "runs in " + zones.size() + " zones, and does not spread again after one was lost");
    } else {
      checks.pass(s.ref(), "availabilityZone", value, "runs in " + zones.size() + " zones");
    }
  }

  private static Finding groups(Readings in) {
    return each(
        in,
        "ec2:DescribeSecurityGroups",
        (checks, s) -> {
          if (s.network().securityGroups().isEmpty()) {
            checks.warn(
                s.ref(), "securityGroups", null, "uses its VPC's default group; give it its own");
          }
          Listing<SecurityGroup> known = in.network().securityGroups();
          checks.missing(known.unknowns());
          for (String id : s.network().securityGroups()) {
            known.items().stream()
                .filter(g -> g.id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                    g -> ingress(checks, s, g),
                    () -> {
                      if (known.isComplete()) {
                        checks.unknown(
                            s.ref(), "securityGroups", id, "EC2 knows no security group " + id);
                      }
                    });
          }
        });
  }

  private static void ingress(Checks checks, ServiceFacts s, SecurityGroup g) {
    List<String> open = new ArrayList<>();
    Set<String> sources = new TreeSet<>();
    for (Ingress i : g.ingress()) {
      sources.addAll(i.sources());
      i.sources().stream()
          .filter(ANYBODY::contains)
          .forEach(source -> open.add(source + " on " + ports(i)));
    }
    String resource = s.ref() + " " + g.id();
    if (open.isEmpty()) {
      checks.pass(
          resource,
          "IpPermissions",
          String.join(", ", sources),
          sources.isEmpty() ? "lets nobody in" : "lets in " + String.join(", ", sources));
    } else {
      checks.fail(
          resource,
          "IpPermissions",
          String.join("; ", open),
          "lets the whole internet in: " + String.join("; ", open));
    }
  }

  private static String ports(Ingress i) {
    return i.from() == null
        ? "every port"
        : i.from().equals(i.to()) ? "port " + i.from() : "ports " + i.from() + " to " + i.to();
  }

  private static Finding endpoints(Readings in) {
    return each(
        in,
        "ec2:DescribeVpcEndpoints",
        (checks, s) -> {
          Set<String> needed = needed(in, in.ecs().definition(s));
          List<Subnet> subnets = subnets(checks, in, s);
          if (needed.isEmpty() || subnets.isEmpty()) {
            return;
          }
          Listing<Endpoint> endpoints = in.network().endpoints();
          checks.missing(endpoints.unknowns());
          Set<String> missing = new TreeSet<>(needed);
          endpoints.items().stream()
              .filter(e -> e.vpc().equals(subnets.getFirst().vpc()))
              .filter(e -> e.state().equalsIgnoreCase("available"))
              .map(Endpoint::service)
              .forEach(missing::remove);
          if (missing.isEmpty()) {
            checks.pass(
                s.ref(),
                "ServiceName",
                String.join(", ", needed),
                "reaches what it needs through VPC endpoints");
            return;
          }
          boolean routed = routed(checks, in, s, subnets);
          boolean out =
              subnets.stream()
                  .allMatch(
                      n -> gateways(in, n, "igw-").isEmpty() && !gateways(in, n, "").isEmpty());
          List<String> ways =
              subnets.stream()
                  .flatMap(n -> gateways(in, n, "").stream())
                  .map(Route::target)
                  .distinct()
                  .sorted()
                  .toList();
          if (routed && endpoints.isComplete()) {
            checks.that(
                out,
                s.ref(),
                "ServiceName",
                String.join(", ", missing),
                !out
                    ? "has neither VPC endpoints nor NAT for " + String.join(", ", missing)
                    : "reaches what has no VPC endpoint through its subnets' "
                        + (ways.stream().allMatch(w -> w.startsWith("nat-"))
                            ? "NAT"
                            : "default routes: " + String.join(", ", ways)));
          }
        });
  }

  /** The services of AWS that starting and logging the tasks takes. */
  private static Set<String> needed(Readings in, TaskDefinitionFacts d) {
    Set<String> needed = new TreeSet<>();
    String prefix = "com.amazonaws." + in.region() + ".";
    for (TaskDefinitionFacts.ContainerFacts c : d.containers()) {
      Stream.concat(c.secrets().stream(), c.agentSecrets().stream())
          .map(r -> ValueFrom.parse(r.valueFrom()))
          .forEach(
              v -> {
                switch (v) {
                  case ValueFrom.Parsed.Parameter p -> needed.add(prefix + "ssm");
                  case ValueFrom.Parsed.Secret secret -> needed.add(prefix + "secretsmanager");
                  case ValueFrom.Parsed.Malformed m -> {}
                }
              });
      if (EcrRepository.of(c.image()).isPresent()) {
        // Layers of images lie in S3.
        List.of("ecr.api", "ecr.dkr", "s3").forEach(n -> needed.add(prefix + n));
      }
      if ("awslogs".equals(c.logDriver())) {
        needed.add(prefix + "logs");
      }
    }
    return needed;
  }
}
