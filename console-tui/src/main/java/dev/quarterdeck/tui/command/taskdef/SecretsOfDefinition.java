package dev.quarterdeck.tui.command.taskdef;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.secrets.inject.EcsSecrets;
import dev.quarterdeck.secrets.inject.Injection;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.KeyList;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Tone;

/** {@code qd taskdef secrets}: the {@code secrets} block of a container definition. */
final class SecretsOfDefinition {
  private SecretsOfDefinition() {}

  static Verb verb() {
    return Verb.named("secrets", "The secrets block for a secret's keys, to paste.")
        .description(
            "A JSON object with the list secrets, one entry per key, sorted: full ARNs with the key"
                + " and both colons behind it. The keys are read from the secret (GetSecretValue);"
                + " no value is printed.")
        .param("SECRET", "Name or ARN of the secret.")
        .option("--keys", "A,B", "These keys only.")
        .example("qd taskdef secrets acme/prod/app", "Every key.")
        .example(
            "qd taskdef secrets acme/prod/app --keys JWT_SECRET,OPENAI_API_KEY", "Some of them.")
        .runs(SecretsOfDefinition::run);
  }

  private static Answer run(Call call) {
    Injection injection =
        Injection.of(call.console().ports().secrets(), call.required(0), KeyList.of(call))
            .orThrow();
    injection.warnings().forEach(w -> call.note(Cell.of("▲ " + w, Tone.WARN)));
    call.printer().stdout(EcsSecrets.of(injection));
    return Answer.silent(ExitCode.GOOD);
  }
}
