package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;

/** {@code qd secrets delete}: with a recovery window, always. */
final class DeleteSecret {
  private DeleteSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("delete", "Delete a secret after a recovery window.")
                .description(
                    "Until the window is over, restore brings it back; its value cannot be read"
                        + " meanwhile. Refused while a live deployment refers to it.")
                .param("NAME", "Name or ARN of the secret.")
                .option("--recovery-days", "DAYS", "7 to 30; 30 when left out.")
                .flag("--even-if-used", "Also when deployments refer to it."))
        .example("qd secrets delete acme/legacy/sendgrid", "Gone in 30 days.")
        .example(
            "qd secrets delete acme/legacy/sendgrid --recovery-days 7 --yes --reason 'moved'",
            "From a script.")
        .runs(DeleteSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String days = call.value("--recovery-days", "30");
    if (!days.matches("[0-9]{1,3}")) {
      throw Usage.wrong("--recovery-days takes a number of days.", "From 7 to 30.");
    }
    String name = call.required(0);
    return Changing.run(
        call,
        Naming.orThrow(
            call.console().life().delete(name, Integer.parseInt(days), call.has("--even-if-used")),
            name),
        done -> DoneRendering.answer("Scheduled the deletion of", done));
  }
}
