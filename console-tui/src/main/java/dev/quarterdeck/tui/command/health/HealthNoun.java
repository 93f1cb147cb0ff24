package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.health.timeline.Causes;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Spans;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.alarms.Due;
import dev.quarterdeck.tui.output.Answer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code qd health}: one verdict per service, with reasons and fixes. */
public final class HealthNoun {
  /** The part of the time that health may take; the rest is for the likely cause. */
  private static final double HEALTH = 0.8;

  private static final double CAUSES = 0.9;

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration UNTIL = Duration.ofMinutes(30);

  private HealthNoun() {}

  public static Verb noun() {
    return Verb.named("health", "One verdict per service, with its reasons and what to do.")
        .description(
            "DOWN: nothing serves. DEGRADED: it serves with something wrong. DEPLOYING: a roll-out"
                + " is under way and going well. UNKNOWN: what decides could not be read. The worst"
                + " service decides the whole. Errors (5xx) and latency (p95) are compared with the"
                + " service's own last six hours: far above is more than three times their median"
                + " and six robust deviations over it, from 2 % of errors or half a second on. CPU,"
                + " memory, images, secrets changed since tasks started, newer revisions and log"
                + " lines are told and decide nothing. What costs calls for each service (secrets,"
                + " revisions) is read for up to 20 services, for those named, or with --deep; log"
                + " lines for those named or with --deep. The change most likely behind a trouble (see qd"
                + " changes) is looked for among those named, with --deep, or among the five worst"
                + " of up to 20 services. CloudWatch bills the metrics read: two a"
                + " service and three a target group, at most once a minute.")
        .params("SERVICE", "Names or CLUSTER/NAME; every service when left out.")
        .option("--cluster", "NAME", "Only this cluster.")
        .flag("--deep", "Secrets, revisions and log lines however many services there are.")
        .flag(
            "--probe",
            "Ask health endpoints over HTTP: those of the configuration, else the load balancer's.")
        .flag("--watch", "Go on looking; q or Ctrl-C ends with the last answer's exit code.")
        .option("--interval", "SPAN", "How long --watch and --until wait between looks: 10s.")
        .option(
            "--until",
            "healthy",
            "Wait until all is healthy, at most for --timeout (30m unless given).",
            List.of("healthy"))
        .exit(0, "HEALTHY or DEPLOYING; with --until: HEALTHY")
        .exit(1, "DEGRADED, DOWN or UNKNOWN; with --until: not healthy in time")
        .example("qd health", "Is anything wrong, and what to do about it.")
        .example("qd health api worker --cluster acme-prod", "Two services of one cluster.")
        .example("qd health acme-prod/api --until healthy --timeout 15m", "A gate after a deploy.")
        .example(
            "qd health --watch --profile staging,prod --region us-east-1,eu-west-1",
            "Four contexts in one view; one that hangs holds up none of the others.")
        .example("qd health -o json | jq -r .verdict", "One word for a script.")
        .sideBySide("--watch", "--until")
        .untilStoppedWith("--watch", "--until")
        .limit(Verb.Limit.LONG)
        .runs(HealthNoun::run);
  }

  private static Answer run(Call call) throws InterruptedException {
    Duration interval = interval(call.value("--interval"));
    String until = call.value("--until");
    if (until != null && !until.equalsIgnoreCase("healthy")) {
      throw Usage.wrong(
          "--until '" + until + "' is nothing to wait for.", "Write --until healthy.");
    }
    HealthCheck.Scope scope = scope(call);
    if (call.has("--watch") || until != null) {
      return new Watch(call, scope, interval, until == null ? null : limit(call)).run();
    }
    if (call.value("--interval") != null) {
      throw Usage.wrong("--interval needs --watch or --until.", "Add one of them.");
    }
    Due.end(call);
    Console console = call.console();
    Deadline deadline = console.deadline();
    HealthReport report = console.health(deadline.part(HEALTH), scope).orThrow();
    boolean asked = scope.deep() || !scope.services().isEmpty();
    Causes causes =
        asked || report.services().size() <= HealthCheck.DEEP
            ? Causes.read(console.timeLine(), deadline.part(CAUSES), report, asked)
            : Causes.NONE;
    return answer(new HealthRendering(causes.addedTo(report), console.environment(), causes));
  }

  /** The verdict alone decides how it ends: what decides and is missing makes it UNKNOWN. */
  static Answer answer(HealthRendering rendering) {
    return new Answer(
        exit(rendering.report().verdict()), rendering, rendering.report().unknowns(), null);
  }

  private static HealthCheck.Scope scope(Call call) {
    return new HealthCheck.Scope(
        call.value("--cluster"), call.params(), call.has("--deep"), call.has("--probe"));
  }

  private static Duration interval(@Nullable String text) {
    if (text == null) {
      return INTERVAL;
    }
    return Spans.parse(text)
        .filter(d -> d.compareTo(SHORTEST) >= 0)
        .orElseThrow(
            () ->
                Usage.wrong(
                    "--interval '" + text + "' is not a span of at least 1s.",
                    "Write a number and a unit, for example 10s."));
  }

  private static Duration limit(Call call) {
    Duration asked = call.globals().timeout();
    return asked == null ? UNTIL : asked;
  }

  static ExitCode exit(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY, DEPLOYING -> ExitCode.GOOD;
      case UNKNOWN, DEGRADED, DOWN -> ExitCode.BAD;
    };
  }
}
