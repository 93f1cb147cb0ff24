package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import dev.quarterdeck.services.taskdef.TaskDefinitionReader;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.DiffRendering;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd taskdef diff}: two revisions, field by field. */
final class DiffDefinitions {
  private DiffDefinitions() {}

  static Verb verb() {
    return Verb.named("diff", "What differs between two task definitions, field by field.")
        .description(
            "Environment variables and references to secrets too. Values that could be secrets are"
                + " compared in memory and never shown.")
        .param("A", "FAMILY[:REV], an ARN, or a service for what it runs.")
        .param("B", "The same.")
        .example("qd taskdef diff acme-prod-api:1 acme-prod-api:2", "Two revisions.")
        .example("qd taskdef diff acme-staging/api acme-prod/api", "What two services run.")
        .runs(DiffDefinitions::run);
  }

  private static Answer run(Call call) {
    TaskDefinitionReader reader = call.console().operations().taskDefinitions();
    var deadline = call.console().deadline();
    return Answer.good(
        new DiffRendering(
            TaskDefinitionDiff.between(
                reader.find(deadline, call.required(0)).orThrow(),
                reader.find(deadline, call.required(1)).orThrow())));
  }
}
