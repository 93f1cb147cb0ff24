package dev.quarterdeck.tui.command.checklist;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.readiness.attest.AnswersFile;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.session.Home;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.command.change.Changing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code attest}, {@code waive} and {@code assign}: what people say, written into the file. */
final class Answering {
  private static final String ITEM = "The item's id, as qd checklist run lists it.";
  private static final String BY = "Who says so; your login name by default.";

  private Answering() {}

  static Verb attest() {
    return reasoned(
            Verb.named("attest", "Gives a person's word for an item, with evidence.")
                .description(
                    "Writes under answers in readiness.yaml and touches nothing else of it. Evidence"
                        + " expires after the days that the item allows, or earlier. What AWS can"
                        + " tell, nobody's word can pass.")
                .param("ITEM", ITEM)
                .option("--evidence", "TEXT|URL", "What shows it: a sentence or a link.")
                .option("--review", "NAME", "Who looked at the evidence.")
                .option("--expires", "DATE", "Until when it counts, for example 2027-04-30."))
        .example(
            "qd checklist attest load-test --evidence https://wiki/load-test --expires 2027-04-30",
            "A report, valid until a day.")
        .example(
            "qd checklist attest gov-data-retention --evidence 'Queries are kept 30 days; the privacy page says so.'",
            "A written answer that stands in the report.")
        .runs(
            call -> {
              String evidence =
                  required(call, "--evidence", "Show what holds: --evidence TEXT or URL.");
              return written(
                  call,
                  assigning(call)
                      .attest(
                          call.required(0),
                          by(call),
                          evidence,
                          date(call, "--expires"),
                          call.value("--review")));
            });
  }

  static Verb waive() {
    return common(
            Verb.named("waive", "Accepts for a time that an item does not pass.")
                .description(
                    "A waived item is shown as waived and counts as not passed; once the waiver has"
                        + " expired, the item is again what it was.")
                .param("ITEM", ITEM)
                .option("--reason", "TEXT", "Why it may wait.")
                .option("--expires", "DATE", "Until when, for example 2027-01-31."))
        .example(
            "qd checklist waive redis-ha --reason 'Only computed data is cached.' --expires 2027-01-31",
            "Accepted until the end of January.")
        .example(
            "qd checklist waive cdn --reason \'Internal users only.\' --expires 2027-06-30 --owner jonas",
            "Accepted, and somebody looks after it.")
        .runs(
            call -> {
              String reason = required(call, "--reason", "Say why: --reason TEXT.");
              required(call, "--expires", "Say until when: --expires 2027-01-31.");
              Instant until = Objects.requireNonNull(date(call, "--expires"));
              return written(
                  call, assigning(call).waive(call.required(0), by(call), reason, until));
            });
  }

  static Verb assign() {
    return reasoned(
            Verb.named("assign", "Says who does what next, and until when.").param("ITEM", ITEM))
        .example(
            "qd checklist assign rds-multi-az --owner jonas --due 2026-12-15 --next 'Switch it on Sunday night.'",
            "An owner, a day and a step.")
        .example("qd checklist assign dr-plan --owner petra", "Only an owner.")
        .runs(
            call -> {
              if (call.value("--owner") == null
                  && call.value("--due") == null
                  && call.value("--next") == null) {
                throw Usage.wrong("There is nothing to write.", "Give --owner, --due or --next.");
              }
              return written(
                  call,
                  answers(call)
                      .assign(
                          call.required(0),
                          call.value("--owner"),
                          date(call, "--due"),
                          call.value("--next")));
            });
  }

  private static Verb reasoned(Verb verb) {
    return common(verb).option("--reason", "TEXT", "Why; goes into the audit record.");
  }

  private static Verb common(Verb verb) {
    return Changing.asked(
            Running.file(
                verb.option("--by", "NAME", BY)
                    .option("--owner", "NAME", "Who takes the next step.")
                    .option("--due", "DATE", "When it is due.")
                    .option("--next", "TEXT", "The next step, in one sentence.")))
        .exit(4, "there is no such item");
  }

  /** In the machine's time: a person's word has nothing to do with AWS's clock. */
  static AnswersFile answers(Call call) {
    Home home =
        Home.of(
            call.io().env(),
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")));
    return new AnswersFile(Running.path(call), home.readiness(), InstantSource.system());
  }

  private static AnswersFile assigning(Call call) {
    return answers(call).also(call.value("--owner"), date(call, "--due"), call.value("--next"));
  }

  private static dev.quarterdeck.tui.output.Answer written(
      Call call, Outcome<Change<ReadinessFile>> planned) {
    String item = call.required(0);
    Change<ReadinessFile> change = planned.orThrow();
    Changing.check(call);
    return Changing.run(
        call,
        change,
        file ->
            dev.quarterdeck.tui.output.Answer.good(
                new AnswerRendering(item, file.answer(item), Running.path(call))));
  }

  static String by(Call call) {
    String typed = call.value("--by");
    return typed != null ? typed : System.getProperty("user.name", "unknown");
  }

  private static String required(Call call, String option, String remedy) {
    String value = call.value(option);
    if (value == null || value.isBlank()) {
      throw Usage.wrong("'" + option + "' is missing.", remedy);
    }
    return value;
  }

  static @Nullable Instant date(Call call, String option) {
    String text = call.value(option);
    return text == null ? null : day(option, text);
  }

  static Instant day(String what, String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          new dev.quarterdeck.kernel.Problem.Invalid(
              what + " is no date.", "Write it as 2027-01-31."),
          e);
    }
  }
}
