package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.ClusterFacts;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.collect.ServiceFacts;
import dev.quarterdeck.readiness.collect.WatchFacts.AlarmFacts;
import dev.quarterdeck.readiness.evidence.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** How services and clusters are set up and deploy. */
final class ServiceRules {
  static final String SERVICES = "ecs:DescribeServices";
  private static final String NONE = "No service was found in the scope.";

  private ServiceRules() {}

  static void register(Map<String, Rule> rules) {
    rules.put("fargate-containerised", ServiceRules::fargate);
    rules.put("iac-managed", ServiceRules::infrastructureAsCode);
    rules.put("ecs-platform-version", ServiceRules::platform);
    rules.put("ecs-container-insights", ServiceRules::insights);
    rules.put("ecs-circuit-breaker", ServiceRules::breaker);
    rules.put("ecs-deployment-alarms", ServiceRules::deploymentAlarms);
    rules.put("ecs-two-tasks", ServiceRules::twoTasks);
    rules.put("blue-green-ready", ServiceRules::zeroDowntime);
    rules.put("ecs-steady", ServiceRules::steady);
    rules.put("ecs-exec", ServiceRules::exec);
  }

  private static Finding each(Readings in, BiConsumer<Checks, ServiceFacts> look) {
    Checks checks = new Checks(SERVICES, in.now());
    return checks
        .each(in.ecs().services(), ServiceFacts::ref, s -> look.accept(checks, s))
        .done(NONE);
  }

  private static Finding fargate(Readings in) {
    return each(
        in,
        (checks, s) -> {
          String mode = in.ecs().definition(s).networkMode();
          String launch =
              s.launch().type() == null
                  ? String.join(",", s.launch().capacityProviders())
                  : s.launch().type();
          checks.that(
              s.launch().fargate() && "awsvpc".equals(mode),
              s.ref(),
              "launchType, networkMode",
              launch + ", " + mode,
              "runs on " + launch + " with the network mode " + mode);
        });
  }

  private static Finding infrastructureAsCode(Readings in) {
    String own = in.settings().infrastructureTag();
    List<String> marks =
        own == null
            ? List.of("aws:cloudformation:stack-name")
            : List.of("aws:cloudformation:stack-name", own);
    Checks checks = new Checks("ecs:DescribeServices, ecs:DescribeClusters", in.now());
    checks.each(
        in.ecs().clusters(), ClusterFacts::name, c -> tagged(checks, c.name(), c.tags(), marks));
    checks.each(
        in.ecs().services(), ServiceFacts::ref, s -> tagged(checks, s.ref(), s.tags(), marks));
    return checks.done(NONE);
  }

  private static void tagged(
      Checks checks, String name, Map<String, String> tags, List<String> marks) {
    String found = marks.stream().filter(tags::containsKey).findFirst().orElse(null);
    if (found == null) {
      checks.fail(name, "tags", null, "carries no tag of infrastructure as code");
    } else {
      checks.pass(name, "tags", found + "=" + tags.get(found), "carries the tag " + found);
    }
  }

  private static Finding platform(Readings in) {
    return each(
        in,
        (checks, s) -> {
          if (!s.launch().fargate()) {
            checks.unknown(s.ref(), "launchType", s.launch().type(), "does not run on Fargate");
            return;
          }
          String version = s.launch().platformVersion();
          boolean windows =
              s.launch().platformFamily() != null
                  && s.launch().platformFamily().toLowerCase(Locale.ROOT).startsWith("windows");
          boolean current =
              version == null
                  || version.equals("LATEST")
                  || version.equals(windows ? "1.0.0" : "1.4.0");
          checks.that(
              current,
              s.ref(),
              "platformVersion",
              version,
              "runs on platform " + (version == null ? "LATEST" : version));
        });
  }

  private static Finding insights(Readings in) {
    Checks checks = new Checks("ecs:DescribeClusters", in.now());
    return checks
        .each(
            in.ecs().clusters(),
            ClusterFacts::name,
            c -> {
              String value = c.containerInsights();
              checks.that(
                  "enabled".equals(value) || "enhanced".equals(value),
                  c.name(),
                  "settings.containerInsights",
                  value,
                  "Container Insights is " + (value == null ? "not set" : value));
            })
        .done("No cluster was found in the scope.");
  }

  /** Only a rolling deployment by ECS has a circuit breaker. */
  private static boolean rolling(ServiceFacts s) {
    return s.deploys().controller().equals("ECS") && s.deploys().strategy().equals("ROLLING");
  }

  private static Finding breaker(Readings in) {
    return each(
        in,
        (checks, s) -> {
          ServiceFacts.Deploys d = s.deploys();
          if (!rolling(s)) {
            checks.pass(
                s.ref(),
                "deploymentController",
                d.controller() + " " + d.strategy(),
                "is not deployed by rolling, where the circuit breaker works");
            return;
          }
          checks.that(
              d.breaker() && d.breakerRollback(),
              s.ref(),
              "deploymentCircuitBreaker",
              "enable=" + d.breaker() + ", rollback=" + d.breakerRollback(),
              d.breaker()
                  ? d.breakerRollback()
                      ? "stops and rolls back a failed deployment"
                      : "stops a failed deployment and does not roll it back"
                  : "has no circuit breaker");
        });
  }

  private static Finding deploymentAlarms(Readings in) {
    return each(
        in,
        (checks, s) -> {
          ServiceFacts.Deploys d = s.deploys();
          if (!d.controller().equals("ECS")) {
            checks.unknown(
                s.ref(),
                "deploymentController",
                d.controller(),
                "is deployed by " + d.controller() + ", whose alarms are not read");
            return;
          }
          if (!d.alarms() || !d.alarmsRollback() || d.alarmNames().isEmpty()) {
            checks.fail(
                s.ref(),
                "deploymentConfiguration.alarms",
                "enable=" + d.alarms() + ", rollback=" + d.alarmsRollback(),
                "no alarm rolls a deployment back");
            return;
          }
          Listing<AlarmFacts> alarms = in.watch().alarms();
          List<String> known = alarms.items().stream().map(AlarmFacts::name).toList();
          boolean exists = d.alarmNames().stream().anyMatch(known::contains);
          if (!exists && !alarms.isComplete()) {
            checks.missing(alarms.unknowns());
          } else {
            checks.that(
                exists,
                s.ref(),
                "deploymentConfiguration.alarms",
                String.join(", ", d.alarmNames()),
                exists ? "alarms roll a deployment back" : "the alarms that it names do not exist");
          }
        });
  }

  private static Finding twoTasks(Readings in) {
    return each(
        in,
        (checks, s) ->
            checks.that(
                s.desired() >= 2 && s.running() >= s.desired(),
                s.ref(),
                "desiredCount, runningCount",
                s.desired() + ", " + s.running(),
                s.running() + " of " + s.desired() + " tasks run; two or more are needed"));
  }

  private static Finding zeroDowntime(Readings in) {
    return each(
        in,
        (checks, s) -> {
          ServiceFacts.Deploys d = s.deploys();
          String value =
              d.strategy() + " " + d.minimumHealthyPercent() + "/" + d.maximumPercent() + " %";
          if (d.controller().equals("CODE_DEPLOY")) {
            checks.pass(s.ref(), "deploymentController", d.controller(), "deploys BLUE_GREEN");
          } else if (!d.controller().equals("ECS")) {
            checks.unknown(
                s.ref(),
                "deploymentController",
                d.controller(),
                "is deployed by another controller, and how is not known");
          } else if (!rolling(s)) {
            checks.pass(s.ref(), "deploymentConfiguration", value, "deploys " + d.strategy());
          } else if (d.minimumHealthyPercent() >= 100 && d.maximumPercent() >= 200) {
            checks.warn(
                s.ref(),
                "deploymentConfiguration",
                value,
                "rolls without losing tasks, but old and new take requests side by side");
          } else {
            checks.fail(
                s.ref(),
                "deploymentConfiguration",
                value,
                "a deployment may leave fewer tasks than wanted, or has too little room");
          }
        });
  }

  private static Finding steady(Readings in) {
    return each(
        in,
        (checks, s) -> {
          ServiceFacts.Deploys d = s.deploys();
          String value = d.rollout() + ", failedTasks=" + d.failedTasks();
          if ("FAILED".equals(d.rollout()) || d.failedTasks() > 0) {
            checks.fail(
                s.ref(),
                "deployments.rolloutState",
                value,
                "FAILED".equals(d.rollout())
                    ? "the deployment failed"
                        + (d.rolloutReason() == null ? "" : ": " + d.rolloutReason())
                    : d.failedTasks() + " tasks of the deployment failed");
          } else if ("COMPLETED".equals(d.rollout())) {
            checks.that(
                s.running() >= s.desired(),
                s.ref(),
                "deployments.rolloutState",
                value,
                s.running() + " of " + s.desired() + " tasks run since the deployment completed");
          } else {
            checks.unknown(
                s.ref(),
                "deployments.rolloutState",
                value,
                d.rollout() == null
                    ? "ECS says nothing of its deployments"
                    : "a deployment is under way");
          }
        });
  }

  private static Finding exec(Readings in) {
    Checks checks = new Checks(SERVICES, in.now());
    Map<String, ClusterFacts> clusters = new HashMap<>();
    in.ecs().clusters().items().forEach(c -> clusters.put(c.arn(), c));
    return checks
        .each(
            in.ecs().services(),
            ServiceFacts::ref,
            s -> {
              ClusterFacts cluster = clusters.get(s.clusterArn());
              String logging = cluster == null ? null : cluster.execLogging();
              boolean logged = "OVERRIDE".equals(logging);
              checks.that(
                  !s.executeCommand() || logged,
                  s.ref(),
                  "enableExecuteCommand",
                  s.executeCommand(),
                  !s.executeCommand()
                      ? "ECS Exec is off"
                      : logged
                          ? "ECS Exec is on and the cluster logs its sessions"
                          : "ECS Exec is on and nothing of its sessions is kept on purpose");
            })
        .done(NONE);
  }
}
