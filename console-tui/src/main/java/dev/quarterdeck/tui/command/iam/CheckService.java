package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.access.service.AccessReport;
import dev.quarterdeck.access.service.NeedsReader;
import dev.quarterdeck.access.service.RoleCheck;
import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd iam check}: what is in force against what is needed. */
final class CheckService {
  private CheckService() {}

  static Verb verb() {
    return Verb.named("check", "What a service's roles are missing, and where they are too wide.")
        .description(
            "Asks IAM's simulator where that is allowed; else it reads the roles' own, attached and"
                + " boundary policies. The own policies of secrets and keys count as well. Policies of"
                + " the organization are not seen.")
        .param("SERVICE", "[CLUSTER/]NAME or ARN.")
        .exit(0, "nothing is missing and nothing too wide")
        .exit(1, "something is, or could not be read")
        .example("qd iam check acme-prod/api", "Would its tasks start, and may they do too much?")
        .example(
            "qd iam check acme-prod/api -o json | jq '.findings[] | select(.kind==\"missing\")'",
            "What is missing.")
        .limit(Verb.Limit.LONG)
        .runs(CheckService::run);
  }

  private static Answer run(Call call) {
    Console console = call.console();
    AccessReport report =
        RoleCheck.of(
            ServicePolicy.reader(console)
                .of(console.deadline(), call.required(0), NeedsReader.Wish.PLAIN)
                .orThrow(),
            console.ports().readiness().roles(),
            console.ports().readiness().secretPolicies());
    return Answer.of(report.good() ? ExitCode.GOOD : ExitCode.BAD, new CheckRendering(report))
        .missing(report.unknowns());
  }
}
