package dev.quarterdeck.screen.readiness;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.Readiness;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.attest.AnswersFile;
import dev.quarterdeck.readiness.attest.Question;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.change.Answers;
import dev.quarterdeck.screen.change.Input;
import dev.quarterdeck.screen.change.Progress;
import dev.quarterdeck.screen.change.Proposal;
import dev.quarterdeck.screen.change.SheetLine;
import dev.quarterdeck.screen.console.Reads;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say about an item, written under {@code answers} in the team's file, where everything
 * else stays as it is; the item is judged anew at once.
 */
sealed interface Answering extends Proposal<Reads, ReadinessFile> {
  String item();

  Outcome<Change<ReadinessFile>> write(AnswersFile file, Answers answers);

  @Override
  default String verb() {
    return "Write it";
  }

  @Override
  default Outcome<Change<ReadinessFile>> prepare(Reads desk, Answers answers, Progress progress) {
    return Outcome.of(() -> write(desk.features().readiness().answers(), answers).orThrow());
  }

  @Override
  default List<SheetLine> said(ReadinessFile written) {
    return List.of(new SheetLine("✓ " + item() + " is written down.", Tone.OK));
  }

  /** The item is judged anew at once. */
  @Override
  default Ending end(Reads desk, ReadinessFile written, Progress progress) {
    Readiness readiness = desk.features().readiness();
    return switch (readiness.anew(item())) {
      case Outcome.Failed<Run>(Problem problem) ->
          new Ending(
              List.of(
                  new SheetLine("✓ Written to " + readiness.file() + ".", Tone.OK),
                  new SheetLine("▲ " + problem.sentence(), Tone.WARN)),
              true);
      case Outcome.Done<Run>(Run run) ->
          new Ending(
              List.of(
                  new SheetLine("✓ Written to " + readiness.file() + ".", Tone.OK),
                  new SheetLine(
                      "  "
                          + item()
                          + " is now: "
                          + run.result(item())
                              .map(r -> ReadinessWords.status(r.status()).text())
                              .orElse("not in the list"),
                      Tone.NORMAL)),
              true);
    };
  }

  private static Input by() {
    return Input.text("by", "By", "who says so").with(System.getProperty("user.name", ""));
  }

  static String needed(Answers answers, String id, String what) {
    String text = answers.text(id);
    if (text.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(what + " is missing.", "Fill it in."));
    }
    return text;
  }

  static @Nullable Instant day(Answers answers, String id) {
    String text = answers.text(id);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          new Problem.Invalid("That is no date.", "Write it as 2027-01-31."), e);
    }
  }

  static @Nullable String optional(Answers answers, String id) {
    String text = answers.text(id);
    return text.isEmpty() ? null : text;
  }

  /** A person's word, with evidence. */
  record Attest(String item, String question, int days) implements Answering {
    static Attest of(Item item) {
      Integer days = item.attestDays();
      return new Attest(item.id(), Question.of(item).question(), days == null ? 0 : days);
    }

    @Override
    public String title() {
      return "Attest " + item;
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("evidence", "Evidence", question + " A sentence or a link."),
          Input.text(
              "expires",
              "Expires",
              "2027-01-31, or empty for " + (days == 0 ? "ever" : days + " days")),
          Input.text("review", "Reviewed by", "who looked at it, or empty"),
          by());
    }

    @Override
    public Outcome<Change<ReadinessFile>> write(AnswersFile file, Answers answers) {
      return file.attest(
          item,
          needed(answers, "by", "Who says so"),
          needed(answers, "evidence", "The evidence"),
          day(answers, "expires"),
          optional(answers, "review"));
    }
  }

  /** A risk that is accepted for a time. */
  record Waive(String item) implements Answering {
    @Override
    public String title() {
      return "Waive " + item;
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("reason", "Reason", "why it may wait"),
          Input.text("until", "Until", "2027-01-31; then it counts as what it is"),
          by());
    }

    @Override
    public Outcome<Change<ReadinessFile>> write(AnswersFile file, Answers answers) {
      String reason = needed(answers, "reason", "The reason");
      needed(answers, "until", "The day");
      Instant until = day(answers, "until");
      return until == null
          ? Outcome.failed(new Problem.Invalid("The day is missing.", "Fill it in."))
          : file.waive(item, needed(answers, "by", "Who says so"), reason, until);
    }
  }

  /** Who does what next, and until when. */
  record Assign(String item) implements Answering {
    @Override
    public String title() {
      return "Assign " + item;
    }

    @Override
    public List<Input> asks() {
      return List.of(
          Input.text("owner", "Owner", "who takes the next step"),
          Input.text("due", "Due", "2027-01-31, or empty"),
          Input.text("next", "Next step", "one sentence, or empty"));
    }

    @Override
    public Outcome<Change<ReadinessFile>> write(AnswersFile file, Answers answers) {
      String owner = optional(answers, "owner");
      Instant due = day(answers, "due");
      String next = optional(answers, "next");
      return owner == null && due == null && next == null
          ? Outcome.failed(
              new Problem.Invalid("There is nothing to write.", "Fill in at least one line."))
          : file.assign(item, owner, due, next);
    }
  }
}
