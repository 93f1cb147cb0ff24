package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets unset}: one key less, and every other byte as it was. */
final class UnsetKey {
  private UnsetKey() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("unset", "Remove one key; every other byte of the secret stays.")
                .description(
                    "Made like set: staged, read back, and promoted only from the version it was made"
                        + " of. The plan names the services that refer to the key: their next task"
                        + " would not start, so take the reference out first. The older version keeps"
                        + " the key until Secrets Manager forgets it.")
                .param("NAME", "Name or ARN of the secret.")
                .param("KEY", "The key to remove."))
        .exit(4, "there is no such secret, or it has no such key")
        .example("qd secrets unset acme/prod/app PINECONE_API_KEY --dry-run", "Who refers to it?")
        .example(
            "qd secrets unset acme/prod/app PINECONE_API_KEY --yes --reason 'provider left'",
            "From a script.")
        .runs(UnsetKey::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    String key = call.required(1);
    if (key.isEmpty()) {
      throw Usage.wrong("The key is empty.", "Name the key to remove.");
    }
    return Changing.run(
        call, Naming.orThrow(call.console().edits().unset(name, key), name), SetKey::answer);
  }
}
