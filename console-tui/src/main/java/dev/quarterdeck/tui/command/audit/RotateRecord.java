package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.app.Console;
import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.session.Identity;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import org.jspecify.annotations.Nullable;

/** {@code qd audit rotate}: a new file, and the old one sealed. */
final class RotateRecord {
  private RotateRecord() {}

  static Verb verb() {
    return Verb.named("rotate", "Seal the record's file and begin a new one; the chain goes on.")
        .description(
            "The old file ends with an entry that seals it and stays beside the new one, readable"
                + " by you only and writable by nobody; verify, list and search read them all."
                + " A record that does not hold is not put away. Nothing is changed in AWS.")
        .option("--reason", "TEXT", "Why; goes into the sealing entry.")
        .exit(6, "refused: the record does not hold, or the file cannot be put away")
        .example("qd audit rotate --reason 'end of the quarter'", "A new file from here on.")
        .example("qd audit rotate -o json | jq -r .file", "Where the old one lies.")
        .runs(RotateRecord::run);
  }

  private static Answer run(Call call) {
    Console console = call.console();
    AuditLog.Verification record = console.audit().verify().orThrow();
    if (!record.intact()) {
      throw new ProblemException(
          new Problem.Refused(
              "The record does not hold and is not put away: " + record.text(),
              "Keep a copy of it, and look at it with: qd audit verify"));
    }
    Identity who = console.identity().orThrow();
    AuditLog.Sealed sealed =
        console
            .audit()
            .rotate(
                new AuditLog.Event(
                    who.arn(),
                    who.account(),
                    console.region(),
                    "",
                    "the record",
                    call.value("--reason"),
                    "",
                    null))
            .orThrow()
            .orElse(null);
    return Answer.of(ExitCode.GOOD, new Rotated(sealed));
  }

  private record Rotated(AuditLog.@Nullable Sealed sealed) implements Rendering {
    @Override
    public Page page() {
      return sealed == null
          ? new Page().line("Nothing was recorded since the last time.", Tone.MUTED)
          : new Page()
              .line("✓ " + sealed.entries() + " entries sealed in " + sealed.file(), Tone.OK);
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("file", sealed == null ? null : sealed.file().toString())
                  .field("entries", sealed == null ? 0 : sealed.entries())
                  .field("hash", sealed == null ? null : sealed.seal().hash()));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("file", "entries", "hash");
      return sealed == null ? csv : csv.row(sealed.file(), sealed.entries(), sealed.seal().hash());
    }
  }
}
