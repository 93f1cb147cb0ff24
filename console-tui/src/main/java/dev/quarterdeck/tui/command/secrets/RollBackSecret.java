package dev.quarterdeck.tui.command.secrets;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.secrets.edit.RolledBack;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.EditsJson;
import dev.quarterdeck.tui.output.json.Json;

/** {@code qd secrets rollback}: AWSCURRENT back to an older version. */
final class RollBackSecret {
  private RollBackSecret() {}

  static Verb verb() {
    return Changing.verb(
            Verb.named("rollback", "Take a secret back to an older version.")
                .description(
                    "AWSCURRENT moves by compare-and-swap. Afterwards AWSPREVIOUS is the version that"
                        + " was left, the bad one. Running tasks keep what they started with until"
                        + " they are redeployed; the answer names them.")
                .param("NAME", "Name or ARN of the secret.")
                .option(
                    "--to",
                    "VERSION",
                    "A label, an id or its beginning; AWSPREVIOUS when left out."))
        .example("qd secrets rollback acme/prod/app --dry-run", "Which keys would change back.")
        .example(
            "qd secrets rollback acme/prod/app --to AWSPREVIOUS --yes --reason 'bad key'",
            "To one version, from a script.")
        .runs(RollBackSecret::run);
  }

  private static Answer run(Call call) {
    Changing.check(call);
    String name = call.required(0);
    return Changing.run(
        call,
        Naming.orThrow(call.console().edits().rollback(name, call.value("--to")), name),
        r -> new Answer(ExitCode.GOOD, new Shown(r), r.redeploys().unknowns(), null));
  }

  private record Shown(RolledBack result) implements Rendering {
    @Override
    public Page page() {
      if (result.current() == null) {
        return new Page()
            .line("✓ AWSCURRENT of " + result.name() + " is on that version already.", Tone.OK);
      }
      Page page =
          new Page()
              .line("✓ Took " + result.name() + " back.", Tone.OK)
              .fact("Current", result.current() + "  AWSCURRENT")
              .fact("Left", Cell.of(result.left() + "  AWSPREVIOUS: the bad one", Tone.WARN));
      RedeployLines.add(page, result.name(), result.redeploys(), false);
      return page;
    }

    @Override
    public void json(Json json) {
      EditsJson.rolledBack(json, result);
    }

    @Override
    public boolean jsonTellsUnknowns() {
      return true;
    }

    @Override
    public Csv csv() {
      return new Csv("name", "currentVersion", "badVersion")
          .row(result.name(), result.current(), result.left());
    }
  }
}
