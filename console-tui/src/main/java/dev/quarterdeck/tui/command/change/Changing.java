package dev.quarterdeck.tui.command.change;

import dev.quarterdeck.change.Approval;
import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Preview;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Prompt;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import java.util.function.Function;

/** Runs a change from the command line: dry run, plan, confirmation, reason. */
public final class Changing {
  private Changing() {}

  /** The options that every changing command takes; a person may take long to answer. */
  public static Verb verb(Verb verb) {
    return asked(verb).option("--reason", "TEXT", "Why; goes into the audit record.");
  }

  /** The same for a command with a reason of its own. */
  public static Verb asked(Verb verb) {
    return verb.flag("--yes", "Do not ask; needed where there is no terminal.")
        .flag("--dry-run", "Print the plan and change nothing.")
        .exit(6, "refused: read-only, not confirmed, or somebody else is changing the same")
        .limit(Verb.Limit.UNTIL_STOPPED);
  }

  /** Refuses at once where a confirmation is needed and nobody can give it. */
  public static void check(Call call) {
    if (!call.has("--yes") && !call.has("--dry-run") && !new Prompt(call.io()).possible()) {
      throw new ProblemException(
          new Problem.Refused(
              "There is no terminal to confirm the change on.",
              "Look at it with --dry-run, then add --yes."));
    }
  }

  /** Closes the change. {@code answer} words the result. */
  public static <R> Answer run(Call call, Change<R> prepared, Function<R, Answer> answer) {
    try (Change<R> change = prepared) {
      if (call.has("--dry-run")) {
        return Answer.good(
            new PlanRendering(call.console().changes().preview(change.plan()).orThrow()));
      }
      return answer.apply(
          call.console().changes().run(change, call.value("--reason"), approval(call)).orThrow());
    }
  }

  private static Approval approval(Call call) {
    return preview -> {
      call.printer().message(new PlanRendering(preview).page());
      return call.has("--yes") || confirmed(call, preview)
          ? Outcome.done(preview)
          : Outcome.failed(
              new Problem.Refused(
                  "Not confirmed: nothing was changed.", "Run it again when you are sure."));
    };
  }

  private static boolean confirmed(Call call, Preview preview) {
    Prompt prompt = new Prompt(call.io());
    String name = preview.plan().name();
    if (preview.production()) {
      return prompt.line("This is production. Type " + name + " to go on: ").equals(name);
    }
    String answer = prompt.line("Go on? [y/N] ");
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }
}
