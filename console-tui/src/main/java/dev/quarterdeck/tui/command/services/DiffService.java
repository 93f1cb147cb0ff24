package dev.quarterdeck.tui.command.services;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.RollbackChoice;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.DiffRendering;
import dev.quarterdeck.tui.output.Answer;
import org.jspecify.annotations.Nullable;

/** {@code qd services diff}: what the last deployment changed. */
final class DiffService {
  private DiffService() {}

  static Verb verb() {
    return Verb.named("diff", "What changed between two revisions that a service ran.")
        .description(
            "Without revisions: from the one that ran well before to the one that runs now. With one:"
                + " from it to what runs now. Values that could be secrets are compared and never"
                + " shown.")
        .param("SERVICE", "The service, [CLUSTER/]NAME.")
        .optionalParam("FROM", "A revision's number, FAMILY:REV or ARN.")
        .optionalParam("TO", "The same; what runs now when left out.")
        .example("qd services diff acme-prod/api", "What the last deployment changed.")
        .example("qd services diff acme-prod/api 1 2", "Between two revisions.")
        .runs(DiffService::run);
  }

  private static Answer run(Call call) {
    Service s =
        call.console().services().find(call.console().deadline(), call.required(0)).orThrow();
    String from = call.param(1);
    TaskDefinitionDocument a = read(call, from == null ? before(call, s) : id(s, from));
    TaskDefinitionDocument b = read(call, id(s, call.param(2)));
    return Answer.good(new DiffRendering(TaskDefinitionDiff.between(a, b)));
  }

  private static String before(Call call, Service s) {
    return call.console()
        .operations()
        .rollbacks()
        .look(s)
        .orThrow()
        .best()
        .map(RollbackChoice.Candidate::taskDefinition)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "ECS remembers no other revision that ran well in " + s.ref() + ".",
                        "Name one: qd services diff " + s.ref() + " REV")));
  }

  private static String id(Service s, @Nullable String typed) {
    if (typed == null) {
      return s.taskDefinition();
    }
    String name = FleetReader.shortName(s.taskDefinition());
    return typed.matches("[0-9]+") ? name.substring(0, name.lastIndexOf(':') + 1) + typed : typed;
  }

  private static TaskDefinitionDocument read(Call call, String id) {
    return call.console()
        .operations()
        .taskDefinitions()
        .find(call.console().deadline(), id)
        .orThrow();
  }
}
