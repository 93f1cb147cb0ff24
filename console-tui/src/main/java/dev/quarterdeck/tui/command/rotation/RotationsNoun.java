package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.RotationResult;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Status;
import dev.quarterdeck.rotation.recipe.Recipes;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import dev.quarterdeck.tui.output.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code qd rotations}: the journals of rotations, and what is left to do. */
public final class RotationsNoun {
  private static final String ID = "The operation's id, or the beginning of it.";

  private RotationsNoun() {}

  public static Verb noun() {
    return Verb.named("rotations", "Rotations of this machine: their journals, resume, abort.")
        .description(
            "A rotation writes what it means to do before every call, and what came of it after; its"
                + " journal never holds a value. One that was paused or killed goes on from there.")
        .verb(list())
        .verb(show())
        .verb(resume())
        .verb(abort())
        .verb(retire())
        .verb(recipes())
        .verb(RememberRecipe.verb());
  }

  private static Verb list() {
    return Verb.named("list", "Every rotation that this machine knows, the newest first.")
        .description(
            "With its status, its age and what is to be done next, or which process is at it.")
        .flag(
            "--open",
            "Only those that run or wait: paused, cut off, or with an old value to retire.")
        .exit(1, "one is paused or was cut off, or a journal could not be read")
        .example("qd rotations list", "What was rotated, what waits?")
        .example(
            "qd rotations list --open -o json | jq -r '.[].operation'",
            "For a script that watches.")
        .runs(RotationsNoun::list);
  }

  private static Answer list(Call call) {
    Listing<Operation> all = call.console().rotations().list().orThrow();
    List<Seen> rows =
        all.items().stream()
            .map(o -> Seen.of(call.console().rotations(), o))
            .filter(seen -> !call.has("--open") || Next.open(seen))
            .toList();
    List<Unknown> unknowns = new ArrayList<>(all.unknowns());
    rows.forEach(seen -> Stream.ofNullable(seen.unknown()).forEach(unknowns::add));
    boolean waiting = rows.stream().anyMatch(Seen::stopped);
    return Answer.of(
            waiting ? ExitCode.BAD : ExitCode.GOOD,
            new OperationsRendering(rows, call.console().clock().instant()))
        .missing(unknowns);
  }

  private static Verb show() {
    return Verb.named("show", "One rotation: every step with its time, every service.")
        .description("Read from the journal on this machine; nothing is asked of AWS.")
        .param("OPERATION", ID)
        .example("qd rotations show 20261121-0312-9f31c2", "What happened, and what is next?")
        .example("qd rotations show 20261121-03 -o json | jq '.steps'", "The steps for a program.")
        .runs(
            call -> {
              Operation o = call.console().rotations().show(call.required(0)).orThrow();
              Seen seen = Seen.of(call.console().rotations(), o);
              return Answer.good(new OperationRendering(seen))
                  .missing(Stream.ofNullable(seen.unknown()).toList());
            });
  }

  private static Verb resume() {
    return Changing.verb(
            Verb.named("resume", "Go on where a rotation stopped.")
                .description(
                    "First looks at what is true in AWS: what was done before the stop is not done"
                        + " again. Forward, or back if it was backing out. A supplied value that had"
                        + " not been staged is asked for again: no journal holds a value.")
                .param("OPERATION", ID)
                .option(
                    "--onto",
                    "VERSION",
                    "Go on from this version, which somebody else promoted meanwhile; its other"
                        + " keys are kept.")
                .option("--report", "FILE", ReportFile.HELP))
        .exit(0, "every service runs with the new value")
        .exit(1, "backed out: secret and services are as they were")
        .exit(7, "paused again")
        .example("qd rotations resume 20261121-0312-9f31c2", "Goes on.")
        .example("qd rotations resume 20261121-0312-9f31c2 --dry-run", "What is left to be done?")
        .runs(
            call -> {
              Changing.check(call);
              ReportFile file = ReportFile.of(call);
              LiveProgress progress = new LiveProgress(call.printer().live());
              try {
                return Changing.run(
                    call,
                    call.console()
                        .rotations()
                        .resume(
                            call.required(0),
                            call.value("--onto"),
                            new SuppliedValue(call),
                            progress)
                        .orThrow(),
                    file::answer);
              } finally {
                progress.end();
              }
            });
  }

  private static Verb abort() {
    return Changing.verb(
            Verb.named("abort", "Take a rotation back that stopped before its end.")
                .description(
                    "AWSCURRENT moves back by compare-and-swap, and every service that was rolled is"
                        + " rolled again. Before the promotion only the staged version goes.")
                .param("OPERATION", ID))
        .exit(0, "nothing was promoted, and what was staged is gone")
        .exit(1, "backed out: secret and services are as they were")
        .exit(7, "paused again")
        .example("qd rotations abort 20261121-0312-9f31c2 --dry-run", "What would be taken back?")
        .example("qd rotations abort 20261121-0312-9f31c2 --reason 'wrong key'", "Takes it back.")
        .runs(
            call -> {
              Changing.check(call);
              LiveProgress progress = new LiveProgress(call.printer().live());
              try {
                return Changing.run(
                    call,
                    call.console().rotations().abort(call.required(0), progress).orThrow(),
                    RotationsNoun::aborted);
              } finally {
                progress.end();
              }
            });
  }

  /** What was never promoted is taken back as it was asked for: nothing went wrong. */
  private static Answer aborted(RotationResult result) {
    Answer answer = ResultRendering.answer(result);
    return result.status() == Status.FAILED
        ? new Answer(ExitCode.GOOD, answer.rendering(), List.of(), answer.note())
            .missing(answer.unknowns())
        : answer;
  }

  private static Verb retire() {
    return Changing.verb(
            Verb.named("retire", "End the old value's validity: the point of no return.")
                .description(
                    "After the overlap; before that only with --early. What the recipe can revoke at"
                        + " its provider is revoked, and a key set loses its old key.")
                .param("OPERATION", ID)
                .flag("--early", "Although the overlap has not passed."))
        .exit(0, "the old value is valid no more")
        .exit(7, "paused; to be tried again")
        .example("qd rotations retire 20261121-0312-9f31c2 --dry-run", "What would be revoked?")
        .example("qd rotations retire 20261121-0312-9f31c2 --yes --reason done", "From a script.")
        .runs(
            call -> {
              Changing.check(call);
              LiveProgress progress = new LiveProgress(call.printer().live());
              try {
                return Changing.run(
                    call,
                    call.console()
                        .rotations()
                        .retire(call.required(0), call.has("--early"), progress)
                        .orThrow(),
                    ResultRendering::answer);
              } finally {
                progress.end();
              }
            });
  }

  private static Verb recipes() {
    return Verb.named("recipes", "How new values are made, and what each recipe may be told.")
        .description("For qd rotate --recipe NAME --option NAME=VALUE.")
        .example("qd rotations recipes", "All of them with their options.")
        .example("qd rotations recipes -o json | jq -r '.[].recipe'", "Their names.")
        .runs(call -> Answer.good(new RecipesRendering(Recipes.guides())));
  }
}
