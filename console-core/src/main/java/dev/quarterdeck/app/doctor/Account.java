package dev.quarterdeck.app.doctor;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.services.Cluster;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.session.doctor.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Checks of the account: who we are there, and what we may read. */
final class Account {
  /** Made up, so that asking whether its value may be read reads nobody's. */
  private static final String NO_SUCH_SECRET = "quarterdeck-doctor-no-such-secret";

  private Account() {}

  static List<Check> checks(Console console) {
    List<Check> checks = new ArrayList<>(Endpoint.checks(console));
    if (checks.stream().anyMatch(c -> c.status() == Check.Status.FAIL)) {
      return checks;
    }
    switch (console.identity()) {
      case Outcome.Done<Identity>(Identity who) ->
          checks.add(Check.ok("credentials", who.arn() + " in account " + who.account() + "."));
      case Outcome.Failed<Identity>(Problem problem) -> {
        checks.add(Check.fail("credentials", problem));
        return checks;
      }
    }
    secrets(console, checks);
    ecs(console, checks);
    checks.add(permission("cloudwatch:DescribeAlarms", console.ports().alarms().all()));
    return checks;
  }

  private static void secrets(Console console, List<Check> checks) {
    Outcome<Listing<SecretSummary>> listed = console.ports().secrets().list();
    checks.add(permission("secretsmanager:ListSecrets", listed));
    if (listed instanceof Outcome.Done<Listing<SecretSummary>>(Listing<SecretSummary> secrets)
        && !secrets.items().isEmpty()) {
      String arn = secrets.items().getFirst().arn();
      checks.add(
          permission("secretsmanager:DescribeSecret", console.ports().secrets().describe(arn)));
      checks.add(
          permission(
              "secretsmanager:ListSecretVersionIds", console.ports().secrets().versions(arn)));
    }
    checks.add(value(console));
  }

  /** Denied for a name that does not exist may still be allowed for names that do. */
  private static Check value(Console console) {
    String action = "secretsmanager:GetSecretValue";
    return switch (console.ports().secrets().read(NO_SUCH_SECRET, VersionRef.CURRENT)) {
      case Outcome.Done<?> done -> Check.ok(action, "Allowed.");
      case Outcome.Failed<?>(Problem.NotFound problem) -> Check.ok(action, "Allowed.");
      case Outcome.Failed<?>(Problem.Denied problem) ->
          Check.warn(
              action,
              "Denied for a made-up name; it may be allowed for the names you use.",
              "'qd secrets show NAME' and 'qd secrets reveal' need it: allow " + action + ".");
      case Outcome.Failed<?>(Problem problem) -> Check.fail(action, problem);
    };
  }

  private static void ecs(Console console, List<Check> checks) {
    Outcome<Listing<Cluster>> listed = console.ports().ecs().clusters();
    checks.add(permission("ecs:ListClusters, ecs:DescribeClusters", listed));
    if (!(listed instanceof Outcome.Done<Listing<Cluster>>(Listing<Cluster> clusters))
        || clusters.items().isEmpty()) {
      return;
    }
    Cluster cluster =
        clusters.items().stream()
            .filter(c -> c.activeServices() > 0)
            .findFirst()
            .orElse(clusters.items().getFirst());
    Outcome<Listing<Service>> services = console.ports().ecs().services(cluster.name());
    checks.add(permission("ecs:ListServices, ecs:DescribeServices", services));
    if (!(services instanceof Outcome.Done<Listing<Service>>(Listing<Service> found))
        || found.items().isEmpty()) {
      return;
    }
    Service service = found.items().getFirst();
    checks.add(
        permission(
            "ecs:ListTasks, ecs:DescribeTasks",
            console.ports().ecs().runningTasks(cluster.name(), service.name())));
    checks.add(
        permission(
            "ecs:DescribeTaskDefinition",
            console.ports().ecs().taskDefinition(service.taskDefinition())));
    found.items().stream()
        .flatMap(s -> s.loadBalancers().stream())
        .map(LoadBalancerBinding::targetGroupArn)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            group ->
                checks.add(
                    permission(
                        "elasticloadbalancing:DescribeTargetHealth",
                        console.ports().loadBalancers().targetHealth(group))));
  }

  private static Check permission(String action, Outcome<?> outcome) {
    if (outcome instanceof Outcome.Done<?>(Listing<?> listing) && !listing.isComplete()) {
      return Check.warn(
          action,
          "Answered in part: " + listing.unknowns().getFirst().why(),
          "Allow " + action + " on every resource.");
    }
    return Check.of(action, outcome, "Allowed.");
  }
}
