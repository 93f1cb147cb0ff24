package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.LoadBalancerBinding;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.json.ServicesJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code qd services show}: one service with everything around it. */
final class ShowService {
  private ShowService() {}

  static Verb verb() {
    return Verb.named("show", "One service: deployments, tasks, stops, targets, secrets, events.")
        .description("Tasks that stopped show the cause that their stopped reason stands for.")
        .param("[CLUSTER/]NAME", "The service; the cluster may be left out where it is unambiguous.")
        .exit(0, "done, whatever the verdict is")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd services show acme-prod/api", "Everything around one service.")
        .example(
            "qd services show api -o json | jq '.stoppedTasks[] | {stoppedAt, cause, fix}'",
            "Why its tasks stopped.")
        .runs(ShowService::run);
  }

  private static Answer run(Call call) {
    String asked = call.required(0);
    int slash = asked.indexOf('/');
    String cluster = slash < 0 || asked.startsWith("arn:") ? null : asked.substring(0, slash);
    Console console = call.console();
    Deadline deadline = console.deadline();
    HealthReport report =
        console.health(deadline, new HealthCheck.Scope(cluster, List.of(asked))).orThrow();
    ServiceHealth health = one(asked, report);
    List<Unknown> unknowns = new ArrayList<>(report.unknowns());
    Service service = service(console, health);
    ServicesJson.Shown shown =
        new ServicesJson.Shown(
            service,
            health,
            tasks(console, service, unknowns),
            stopped(console, service, unknowns),
            targets(console, service, unknowns),
            definition(console, service, unknowns),
            unknowns);
    return Answer.good(new ServiceRendering(shown, report.asOf())).missing(unknowns);
  }

  private static ServiceHealth one(String asked, HealthReport report) {
    List<ServiceHealth> found = report.services();
    if (found.size() > 1) {
      throw Usage.wrong(
          "There are "
              + found.size()
              + " services "
              + asked
              + ": "
              + found.stream().map(ServiceHealth::ref).collect(Collectors.joining(", "))
              + ".",
          "Name the cluster as well, for example " + found.getFirst().ref() + ".");
    }
    if (found.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "No service " + Text.clean(asked) + " was found among those that could be read.",
              "List what there is with: qd services list"));
    }
    return found.getFirst();
  }

  private static Service service(Console console, ServiceHealth health) {
    Listing<Service> read =
        console.ports().ecs().services(health.cluster(), List.of(health.service())).orThrow();
    return read.items().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "Service " + health.ref() + " has gone away.",
                        "List what there is with: qd services list")));
  }

  private static List<Task> tasks(Console console, Service s, List<Unknown> unknowns) {
    return take("the tasks of " + s.ref(), console.ports().ecs().runningTasks(s.cluster(), s.name()), unknowns);
  }

  /** Newest first. */
  private static List<Task> stopped(Console console, Service s, List<Unknown> unknowns) {
    return take(
            "the stopped tasks of " + s.ref(),
            console.ports().ecs().stoppedTasks(s.cluster()),
            unknowns)
        .stream()
        .filter(t -> s.name().equals(t.service()))
        .sorted(ServiceRendering.NEWEST_STOP)
        .toList();
  }

  private static List<TargetHealth> targets(Console console, Service s, List<Unknown> unknowns) {
    List<TargetHealth> all = new ArrayList<>();
    List<String> groups =
        s.loadBalancers().stream()
            .map(LoadBalancerBinding::targetGroupArn)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    for (String group : groups) {
      // What is missing here is in the report's unknowns already.
      if (console.ports().loadBalancers().targetHealth(group)
          instanceof Outcome.Done<List<TargetHealth>>(List<TargetHealth> found)) {
        all.addAll(found);
      }
    }
    return all;
  }

  private static @Nullable TaskDefinition definition(
      Console console, Service s, List<Unknown> unknowns) {
    return switch (console.ports().ecs().taskDefinition(s.taskDefinition())) {
      case Outcome.Done<TaskDefinition>(TaskDefinition d) -> d;
      case Outcome.Failed<TaskDefinition>(Problem p) -> {
        unknowns.add(Unknown.of("the task definition of " + s.ref(), p));
        yield null;
      }
    };
  }

  private static <T> List<T> take(
      String what, Outcome<Listing<T>> read, List<Unknown> unknowns) {
    return switch (read) {
      case Outcome.Done<Listing<T>>(Listing<T> listing) -> {
        unknowns.addAll(listing.unknowns());
        yield listing.items();
      }
      case Outcome.Failed<Listing<T>>(Problem p) -> {
        if (unknowns.stream().noneMatch(u -> u.what().startsWith(what.split(" of ")[0]))) {
          unknowns.add(Unknown.of(what, p));
        }
        yield List.of();
      }
    };
  }
}
