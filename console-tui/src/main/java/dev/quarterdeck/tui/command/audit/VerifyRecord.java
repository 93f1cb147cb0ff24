package dev.quarterdeck.tui.command.audit;

import dev.quarterdeck.audit.AuditLog;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.nio.file.Path;

/** {@code qd audit verify}. */
final class VerifyRecord {
  private VerifyRecord() {}

  static Verb verb() {
    return Verb.named("verify", "Recomputes the chain of hashes from the first entry on.")
        .description(
            "Over every file: those that were put away and the one that is written. What was"
                + " shipped of it has to be there unchanged, so that an end that was cut off or a"
                + " record that was made anew is found as well.")
        .exit(0, "every entry holds")
        .exit(1, "the chain is broken: an entry was changed, removed or added")
        .example("qd audit verify", "Is the record as it was written?")
        .example("qd audit verify -o json | jq .brokenAt", "The first entry that does not hold.")
        .runs(VerifyRecord::check);
  }

  private static Answer check(Call call) {
    AuditLog audit = call.console().audit();
    AuditLog.Verification verification = audit.verify().orThrow();
    return Answer.of(
        verification.intact() ? ExitCode.GOOD : ExitCode.BAD,
        new VerificationRendering(
            verification,
            call.console().home().audit().toString(),
            audit.files().orThrow().stream().map(Path::toString).toList()));
  }
}
