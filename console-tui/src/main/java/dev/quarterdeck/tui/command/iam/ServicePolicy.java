package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.access.policy.Grant;
import dev.quarterdeck.access.policy.PolicyText;
import dev.quarterdeck.access.service.NeedsReader;
import dev.quarterdeck.access.service.RoleNeeds;
import dev.quarterdeck.access.service.ServiceNeeds;
import dev.quarterdeck.app.Console;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;
import java.util.List;

/** {@code qd iam policy}: what a service's roles must be allowed, and no more. */
final class ServicePolicy {
  private static final List<String> WHICH = List.of("execution", "task", "trust");

  private ServicePolicy() {}

  static Verb verb() {
    return Verb.named("policy", "The least policies of a service's execution and task role.")
        .description(
            "Worked out from the task definitions of its live deployments: the secrets, parameters,"
                + " customer keys, images, log groups and environment files that the agent needs,"
                + " ECS Exec for the task role, and the trust policy. No value is read.")
        .param("SERVICE", "[CLUSTER/]NAME or ARN.")
        .option("--for", String.join("|", WHICH), "Print this policy alone, to paste.", WHICH)
        .flag("--wildcard", "Name secrets with ?????? for the six characters behind their names.")
        .options("--program-reads", "SECRET", "A secret that the program itself reads; repeatable.")
        .example("qd iam policy acme-prod/api", "All of them, explained.")
        .example("qd iam policy acme-prod/api --for execution > policy.json", "One, for IAM.")
        .example(
            "qd iam policy acme-prod/api --for task --program-reads acme/prod/app",
            "For a program that reads a secret by itself when it starts.")
        .limit(Verb.Limit.LONG)
        .runs(ServicePolicy::run);
  }

  static NeedsReader reader(Console console) {
    return new NeedsReader(
        console.services(), console.ports().taskDefinitions(), console.ports().secrets());
  }

  private static Answer run(Call call) {
    String which = call.value("--for");
    if (which != null && !WHICH.contains(which)) {
      throw Usage.wrong(
          "There is no policy '" + which + "'.", "Use one of: " + String.join(", ", WHICH) + ".");
    }
    Console console = call.console();
    ServiceNeeds needs =
        reader(console)
            .of(
                console.deadline(),
                call.required(0),
                new NeedsReader.Wish(call.has("--wildcard"), call.values("--program-reads")))
            .orThrow();
    if (which == null) {
      return Answer.good(new PolicyRendering(needs)).missing(needs.unknowns());
    }
    List<Grant> grants = grants(needs, which);
    if (grants.isEmpty()) {
      call.note(Cell.of("· The " + which + " role needs nothing that ECS knows of.", Tone.MUTED));
    } else {
      call.printer().stdout(PolicyText.of(grants) + "\n");
    }
    return Answer.silent(ExitCode.GOOD).missing(needs.unknowns());
  }

  /** Of several roles of a kind, while revisions differ, the primary deployment's is the first. */
  private static List<Grant> grants(ServiceNeeds needs, String which) {
    if (which.equals("trust")) {
      return needs.trust();
    }
    RoleNeeds.Kind kind =
        which.equals("execution") ? RoleNeeds.Kind.EXECUTION : RoleNeeds.Kind.TASK;
    return needs.roles().stream()
        .filter(r -> r.kind() == kind)
        .findFirst()
        .map(RoleNeeds::grants)
        .orElse(List.of());
  }
}
