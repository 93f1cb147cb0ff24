package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.List;
import java.util.Map;

/** {@code qd secrets tag}: sets and removes tags. */
final class TagSecret {
  private TagSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("tag", "Set and remove tags of a secret.")
                .description(
                    "Tags can decide who may read a secret. quarterdeck:rotate-after-days sets after"
                        + " how many days it is overdue.")
                .param("NAME", "Name or ARN of the secret.")
                .params("KEY=VALUE", "Tags to set.")
                .options("--remove", "KEY", "A tag to remove; may be given several times."))
        .example("qd secrets tag acme/prod/app owner=payments", "Sets one tag.")
        .example(
            "qd secrets tag acme/prod/app quarterdeck:rotate-after-days=30 --remove temp --yes",
            "Sets one and removes another.")
        .runs(TagSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    List<String> typed = call.params();
    Map<String, String> set = TagInput.parse(typed.subList(1, typed.size()));
    List<String> remove = call.values("--remove");
    if (set.isEmpty() && remove.isEmpty()) {
      throw Usage.wrong("No tag is given.", "Write KEY=VALUE, or --remove KEY.");
    }
    for (String key : remove) {
      if (set.containsKey(key)) {
        throw Usage.wrong("The tag " + key + " is set and removed.", "Decide for one of them.");
      }
    }
    String name = call.required(0);
    return Changing.run(
        call,
        Naming.orThrow(call.console().life().tag(name, set, remove), name),
        done -> DoneRendering.answer("Tagged", done));
  }
}
