package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.screen.services.DeploymentWords;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;
import dev.quarterdeck.services.deploy.DeploymentWatch;
import dev.quarterdeck.services.deploy.Endings;
import dev.quarterdeck.services.deploy.OwnDeployment;
import dev.quarterdeck.services.deploy.Updated;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows what a command started, telling its progress on stderr, and words how it ended. */
final class Following {
  private final Call call;
  private final Map<String, String> told = new HashMap<>();
  private final boolean several;

  private Following(Call call, boolean several) {
    this.call = call;
    this.several = several;
  }

  /** The options of every command that is followed. */
  static Verb verb(Verb verb) {
    return Changing.verb(verb)
        .flag("--no-wait", "Return as soon as it has begun.")
        .option("--wait", "SPAN", "How long to follow it; 30m when left out.");
  }

  /** Checks what was typed before anything is asked of AWS. */
  static void check(Call call) {
    Changing.check(call);
    limit(call);
    if (call.has("--wait") && call.has("--no-wait")) {
      throw Usage.wrong("--wait and --no-wait exclude each other.", "Leave one of them out.");
    }
  }

  static Duration limit(Call call) {
    String typed = call.value("--wait");
    return typed == null
        ? DeploymentWatch.LIMIT
        : Spans.parse(typed)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "--wait '" + typed + "' is not a span of time.",
                        "For example --wait 10m."));
  }

  /** The services that were typed, each once; side effects none. */
  static List<Service> services(Call call, List<String> names) {
    List<Service> found = new ArrayList<>();
    for (String name : names) {
      Service s = call.console().services().find(call.console().deadline(), name).orThrow();
      if (found.stream().noneMatch(f -> f.arn().equals(s.arn()))) {
        found.add(s);
      }
    }
    return found;
  }

  /** Follows the deployments of a change to their ends. */
  static Answer answer(Call call, Plan plan, List<Updated> updated) {
    Map<String, DeploymentReport> reports = new HashMap<>();
    List<OwnDeployment> own = new ArrayList<>();
    for (Updated u : updated) {
      if (u.deployment() != null) {
        own.add(u.deployment());
      }
    }
    if (!own.isEmpty() && !call.has("--no-wait")) {
      Following following = new Following(call, own.size() > 1);
      Outcome<List<DeploymentReport>> followed =
          call.console().operations().deploymentWatch().followAll(own, limit(call), following::saw);
      if (followed instanceof Outcome.Failed<List<DeploymentReport>>(Problem p)) {
        record(call, plan, Endings.left(own, p));
        throw new ProblemException(following.left(p, own));
      }
      record(call, plan, Endings.of(followed.orThrow()));
      followed.orThrow().forEach(r -> reports.put(r.own().id(), r));
    }
    List<DeployedRendering.Row> rows = new ArrayList<>();
    for (Updated u : updated) {
      OwnDeployment d = u.deployment();
      rows.add(new DeployedRendering.Row(u, d == null ? null : reports.get(d.id()), null));
    }
    return Answer.of(exit(rows), new DeployedRendering(rows));
  }

  /** How what a change began came to its end goes into the audit record. */
  static void record(Call call, Plan plan, String how) {
    call.console().changes().ended(plan, call.value("--reason"), how).orThrow();
  }

  static ExitCode exit(List<DeployedRendering.Row> rows) {
    for (DeployedRendering.Row r : rows) {
      Problem p = r.updated().problem();
      if (p != null) {
        return p.exit();
      }
    }
    return rows.stream().allMatch(DeployedRendering.Row::good) ? ExitCode.GOOD : ExitCode.BAD;
  }

  /** One deployment to its end, for {@code stop-deployment}. */
  static DeploymentReport follow(Call call, Plan plan, OwnDeployment own) {
    Following following = new Following(call, false);
    return switch (call.console()
        .operations()
        .deploymentWatch()
        .follow(own, limit(call), following::saw)) {
      case Outcome.Done<DeploymentReport>(DeploymentReport r) -> {
        record(call, plan, Endings.of(List.of(r)));
        yield r;
      }
      case Outcome.Failed<DeploymentReport>(Problem p) -> {
        record(call, plan, Endings.left(List.of(own), p));
        throw new ProblemException(following.left(p, List.of(own)));
      }
    };
  }

  /** What was begun goes on, whatever stopped the watching. */
  private Problem left(Problem problem, List<OwnDeployment> own) {
    String ref = own.getFirst().ref();
    String goesOn =
        own.size() == 1
            ? "The deployment " + own.getFirst().id() + " goes on in ECS."
            : "The " + own.size() + " deployments go on in ECS.";
    String look =
        "Look with: qd services show " + ref + "; stop it with: qd services stop-deployment " + ref;
    return problem instanceof Problem.Interrupted
        ? new Problem.Interrupted("Stopped following. " + goesOn, look)
        : new Problem.Unreachable(
            "It could not be followed to its end: " + problem.sentence() + " " + goesOn, look);
  }

  private void saw(DeploymentWatch.Look look) {
    DeploymentReport r = look.report();
    String who = several ? r.own().ref() + "  " : "";
    for (ServiceEvent e : look.newEvents()) {
      call.note(Cell.muted(Times.second(e.at()) + "  " + who + "· " + e.message()));
    }
    for (DeploymentReport.Stop s : look.newStops()) {
      call.note(
          Cell.of(
              Times.second(r.at())
                  + "  "
                  + who
                  + "✖ task "
                  + s.task().id()
                  + ": "
                  + s.cause().text(),
              Tone.BAD));
    }
    String now =
        look.trouble() != null ? "? " + look.trouble().sentence() : DeploymentWords.line(r);
    if (!now.equals(told.put(r.own().id(), now))) {
      call.note(Cell.of(Times.second(r.at()) + "  " + who + now, tone(r.state())));
    }
  }

  static Tone tone(@Nullable DeploymentState state) {
    return switch (state) {
      case null -> Tone.PLAIN;
      case ROLLING -> Tone.PLAIN;
      case COMPLETED -> Tone.OK;
      case ROLLING_BACK, TIMED_OUT -> Tone.WARN;
      case FAILED, FAILING, ROLLED_BACK, REPLACED, GONE -> Tone.BAD;
    };
  }
}
