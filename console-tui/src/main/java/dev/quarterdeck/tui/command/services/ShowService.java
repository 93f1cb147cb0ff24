package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceDetail;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.json.ServicesJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd services show}: one service with everything around it. */
final class ShowService {
  private ShowService() {}

  static Verb verb() {
    return Verb.named("show", "One service: deployments, tasks, stops, targets, secrets, events.")
        .description("Tasks that stopped show the cause that their stopped reason stands for.")
        .param(
            "[CLUSTER/]NAME", "The service; the cluster may be left out where it is unambiguous.")
        .exit(0, "done, whatever the verdict is")
        .exit(1, "done, but something could not be read; stderr says what")
        .example("qd services show acme-prod/api", "Everything around one service.")
        .example(
            "qd services show acme-prod/api -o json | jq '.stoppedTasks[] | {stoppedAt, cause, fix}'",
            "Why its tasks stopped.")
        .runs(ShowService::run);
  }

  private static Answer run(Call call) {
    Console console = call.console();
    Deadline deadline = console.deadline();
    Snapshot<ServiceDetail> read = console.services().show(deadline, call.required(0)).orThrow();
    ServiceDetail detail = read.value();
    List<Unknown> unknowns = new ArrayList<>(read.unknowns());
    ServicesJson.Shown shown =
        new ServicesJson.Shown(
            detail,
            health(console, deadline, detail.service(), unknowns),
            targets(console, detail.service(), unknowns),
            unknowns);
    return Answer.good(new ServiceRendering(shown, read.asOf())).missing(unknowns);
  }

  private static @Nullable ServiceHealth health(
      Console console, Deadline deadline, Service s, List<Unknown> unknowns) {
    HealthCheck.Scope scope = new HealthCheck.Scope(s.cluster(), List.of(s.ref()));
    return switch (console.health(deadline, scope)) {
      case Outcome.Done<HealthReport>(HealthReport report) -> {
        report.unknowns().stream().filter(u -> !unknowns.contains(u)).forEach(unknowns::add);
        yield report.services().stream().findFirst().orElse(null);
      }
      case Outcome.Failed<HealthReport>(Problem p) -> {
        unknowns.add(Unknown.of("the health of " + s.ref(), p));
        yield null;
      }
    };
  }

  private static List<TargetHealth> targets(Console console, Service s, List<Unknown> unknowns) {
    List<TargetHealth> all = new ArrayList<>();
    for (String group : s.targetGroups()) {
      switch (console.ports().loadBalancers().targetHealth(group)) {
        case Outcome.Done<List<TargetHealth>>(List<TargetHealth> found) -> all.addAll(found);
        case Outcome.Failed<List<TargetHealth>>(Problem p) ->
            unknowns.add(Unknown.of("the targets of " + s.ref(), p));
      }
    }
    return all;
  }
}
