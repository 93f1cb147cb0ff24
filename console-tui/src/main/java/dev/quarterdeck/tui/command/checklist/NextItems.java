package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Prompt;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.Wording;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.util.List;
import java.util.Locale;

/** {@code qd checklist next}: what is open, the worst first; on a terminal one by one. */
final class NextItems {
  private static final int EVIDENCE = 3;

  private NextItems() {}

  static Verb verb() {
    return Running.options(
            Verb.named("next", "Walks what is open, the worst first.")
                .description(
                    "On a terminal each item is shown with its evidence and may be attested, waived,"
                        + " given an owner and a day, or skipped; answers are written at once, so it"
                        + " can be left and taken up again. Elsewhere it prints the list.")
                .option("--by", "NAME", "Who answers; your login name by default.")
                .flag("--list", "Only print the list."))
        .limit(Verb.Limit.UNTIL_STOPPED)
        .exit(0, "nothing is open")
        .exit(1, "something is")
        .example("qd checklist next", "An evening's walk through the list.")
        .example("qd checklist next --list -o csv", "The work to do, for a tracker.")
        .runs(NextItems::run);
  }

  private static Answer run(Call call) {
    ReadinessFile file = Running.readinessFile(call);
    Run run = Running.run(call, file, List.of());
    List<Run.Result> open = run.open();
    Prompt prompt = new Prompt(call.io());
    if (prompt.possible() && call.io().outTerminal() && !call.has("--list")) {
      return walk(call, prompt, open);
    }
    return Answer.of(
        open.isEmpty() ? ExitCode.GOOD : ExitCode.BAD, new OpenRendering(open, run.asOf()));
  }

  private static Answer walk(Call call, Prompt prompt, List<Run.Result> open) {
    int answered = 0;
    for (int i = 0; i < open.size(); i++) {
      Run.Result r = open.get(i);
      call.printer().message(page(r, i + 1, open.size()));
      Said said = said(call, prompt, r);
      if (said == Said.QUIT) {
        break;
      }
      answered += said == Said.ANSWERED ? 1 : 0;
    }
    call.note(
        Cell.muted(
            open.isEmpty()
                ? "Nothing is open."
                : Wording.count(answered, "item") + " answered of " + open.size() + " open."));
    return Answer.silent(answered == open.size() ? ExitCode.GOOD : ExitCode.BAD);
  }

  private enum Said {
    ANSWERED,
    SKIPPED,
    QUIT
  }

  /** Asks about one item until something sensible was said. */
  private static Said said(Call call, Prompt prompt, Run.Result r) {
    boolean attestable = r.item().attestable();
    String keys = (attestable ? "[a]ttest  " : "") + "[w]aive  [o]wner  [s]kip  [q]uit: ";
    while (true) {
      String key = prompt.line(keys).toLowerCase(Locale.ROOT);
      // Empty also at the end of input, where there is nobody any more.
      String chosen = key.isEmpty() ? prompt.line("Enter again to skip, q to quit: ") : key;
      if (chosen.startsWith("q")) {
        return Said.QUIT;
      }
      if (chosen.isEmpty() || chosen.startsWith("s")) {
        return Said.SKIPPED;
      }
      boolean known =
          chosen.startsWith("w")
              || chosen.startsWith("o")
              || (attestable && chosen.startsWith("a"));
      if (!known) {
        call.note(
            Cell.of(
                chosen.startsWith("a")
                    ? "AWS decides this one; nobody's word can pass it."
                    : "That is none of the keys.",
                Tone.WARN));
      } else if (answer(call, prompt, r, chosen)) {
        return Said.ANSWERED;
      }
    }
  }

  private static Page page(Run.Result r, int at, int of) {
    Page page = new Page();
    if (at > 1) {
      page.line(Cell.of(""), 0);
    }
    Cell status = ChecklistWords.status(r.status());
    page.line(Cell.of("%d/%d  %s".formatted(at, of, r.item().title()), Tone.STRONG), 0);
    page.line(
        Cell.of(
            status.text() + "  " + r.item().severity().id() + "  " + r.item().id(), status.tone()),
        0);
    if (Question.governance(r.item())) {
      Question question = Question.of(r.item());
      page.line(Block.Line.prose(Cell.of(question.question()), 2));
      page.line(Block.Line.prose(Cell.muted("A good answer names " + question.names() + "."), 2));
    } else {
      page.line(Block.Line.prose(Cell.muted(r.item().passes()), 2));
    }
    r.evidence().stream()
        .filter(e -> e.status().blocks())
        .limit(EVIDENCE)
        .map(ChecklistWords::evidence)
        .forEach(c -> page.item(c, 2));
    if (r.nextStep() != null) {
      page.line(Block.Line.prose(Cell.of("→ " + r.nextStep()), 2));
    }
    return page;
  }

  /** False where nothing was written, with the reason said. */
  private static boolean answer(Call call, Prompt prompt, Run.Result r, String key) {
    String id = r.item().id();
    String by = Answering.by(call);
    Outcome<Change<ReadinessFile>> planned;
    try {
      if (key.startsWith("a")) {
        String evidence = prompt.line("Evidence, a sentence or a link: ");
        if (evidence.isBlank()) {
          return false;
        }
        planned = Answering.answers(call).attest(id, by, evidence, null, null);
      } else if (key.startsWith("w")) {
        String reason = prompt.line("Why it may wait: ");
        String until = prompt.line("Until when (2027-01-31): ");
        if (reason.isBlank() || until.isBlank()) {
          return false;
        }
        planned = Answering.answers(call).waive(id, by, reason, Answering.day("That", until));
      } else {
        String owner = prompt.line("Who takes the next step: ");
        String due = prompt.line("Due (2027-01-31, or empty): ");
        String step = prompt.line("The next step in one sentence (or empty): ");
        if (owner.isBlank() && due.isBlank() && step.isBlank()) {
          return false;
        }
        planned =
            Answering.answers(call)
                .assign(
                    id,
                    owner.isBlank() ? null : owner,
                    due.isBlank() ? null : Answering.day("That", due),
                    step.isBlank() ? null : step);
      }
    } catch (ProblemException e) {
      planned = Outcome.failed(e.problem());
    }
    // What was typed just now is not asked about again; it is recorded as any change is.
    Outcome<ReadinessFile> written =
        planned.then(change -> call.console().changes().run(change, null, Outcome::done));
    if (written instanceof Outcome.Failed<ReadinessFile>(Problem p)) {
      call.note(Cell.of(p.sentence() + " " + p.remedy(), Tone.WARN));
      return false;
    }
    call.note(Cell.of("✓ written to " + Running.path(call), Tone.OK));
    return true;
  }
}
