package dev.quarterdeck.tui.command.health;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd health}: one verdict per service, with reasons and fixes. */
public final class HealthNoun {
  private HealthNoun() {}

  public static Verb noun() {
    return Verb.named("health", "One verdict per service, with its reasons and what to do.")
        .description(
            "DOWN: nothing serves. DEGRADED: it serves with something wrong. DEPLOYING: a roll-out"
                + " is under way and going well. UNKNOWN: what decides could not be read. The worst"
                + " service decides the whole.")
        .params("SERVICE", "Names or CLUSTER/NAME; every service when left out.")
        .option("--cluster", "NAME", "Only this cluster.")
        .exit(0, "HEALTHY or DEPLOYING")
        .exit(1, "DEGRADED, DOWN or UNKNOWN")
        .example("qd health", "Is anything wrong, and what to do about it.")
        .example("qd health api worker --cluster acme-prod", "Two services of one cluster.")
        .example("qd health --sandbox=crash-loop", "What it looks like when something is wrong.")
        .example("qd health -o json | jq -r .verdict", "One word for a script.")
        .runs(HealthNoun::run);
  }

  private static Answer run(Call call) {
    HealthCheck.Scope scope = new HealthCheck.Scope(call.value("--cluster"), call.params());
    HealthReport report = call.console().health(call.console().deadline(), scope).orThrow();
    return Answer.of(
            exit(report.verdict()), new HealthRendering(report, call.console().environment()))
        .missing(report.unknowns());
  }

  static ExitCode exit(Verdict verdict) {
    return switch (verdict) {
      case HEALTHY, DEPLOYING -> ExitCode.GOOD;
      case UNKNOWN, DEGRADED, DOWN -> ExitCode.BAD;
    };
  }
}
