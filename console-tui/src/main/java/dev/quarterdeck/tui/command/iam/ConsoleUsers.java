package dev.quarterdeck.tui.command.iam;

import dev.quarterdeck.access.console.ConsolePolicy;
import dev.quarterdeck.access.policy.PolicyText;
import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import dev.quarterdeck.tui.output.Answer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.json.Json;
import java.util.Arrays;
import java.util.List;

/** {@code qd iam console-policy}: what people need who work with the console. */
final class ConsoleUsers {
  private static final List<String> LEVELS =
      Arrays.stream(ConsolePolicy.Level.values()).map(ConsolePolicy.Level::id).toList();

  private ConsoleUsers() {}

  static Verb verb() {
    return Verb.named("console-policy", "Policies for the people who use the console.")
        .description(
            "Made of the operations that the console calls. A viewer sees everything but values and"
                + " changes nothing; an operator reveals, rotates, deploys and silences as well; an"
                + " administrator makes and deletes secrets and puts right what the checklist finds."
                + " Each level is policies of its own beside those below it, none longer than IAM's"
                + " 6,144 characters; what is too long is divided.")
        .param("LEVEL", "1", String.join(", ", LEVELS) + ".", LEVELS)
        .option("--secrets", "PREFIX", "Reveal and change only secrets whose names begin so.")
        .option("--part", "N", "Print the N-th policy alone, to paste.")
        .example("qd iam console-policy viewer --part 1 > viewer.json", "For IAM.")
        .example("qd iam console-policy operator --secrets acme/prod/", "For one product.")
        .runs(ConsoleUsers::run);
  }

  private static Answer run(Call call) {
    String level = call.required(0);
    ConsolePolicy.Level wanted =
        Arrays.stream(ConsolePolicy.Level.values())
            .filter(l -> l.id().equals(level))
            .findFirst()
            .orElseThrow(
                () ->
                    Usage.wrong(
                        "There is no level '" + level + "'.",
                        "Use one of: " + String.join(", ", LEVELS) + "."));
    String prefix = call.value("--secrets");
    if (prefix != null && !prefix.matches("[A-Za-z0-9/_+=.@-]+")) {
      throw Usage.wrong(
          "--secrets is no beginning of a secret's name.", "For example: --secrets acme/prod/");
    }
    List<ConsolePolicy> policies = ConsolePolicy.of(wanted, prefix);
    String part = call.value("--part");
    if (part == null) {
      return Answer.good(new Policies(wanted, policies));
    }
    if (!part.matches("[1-9]") || Integer.parseInt(part) > policies.size()) {
      throw Usage.wrong(
          "There is no part " + part + ".", "There are " + policies.size() + "; the first is 1.");
    }
    if (call.globals().format() == Format.CSV) {
      throw Usage.wrong("A policy is JSON.", "Leave out -o csv.");
    }
    call.printer().stdout(policies.get(Integer.parseInt(part) - 1).document() + "\n");
    return Answer.silent(ExitCode.GOOD);
  }

  private record Policies(ConsolePolicy.Level level, List<ConsolePolicy> policies)
      implements Rendering {
    @Override
    public Page page() {
      Page page = new Page();
      for (ConsolePolicy p : policies) {
        page.heading(p.name());
        PolicyRendering.lines(page, p.document());
      }
      page.gap();
      page.line(
          Cell.muted(
              "For one "
                  + level.id()
                  + " attach "
                  + (policies.size() == 1 ? "it" : "all " + policies.size())
                  + ": "
                  + String.join(
                      ", ",
                      policies.stream()
                          .map(p -> p.name() + " (" + p.size() + " characters)")
                          .toList())
                  + " of "
                  + PolicyText.MANAGED
                  + " each."),
          0);
      return page;
    }

    @Override
    public void json(Json json) {
      json.object(
          j ->
              j.field("level", level.id())
                  .array(
                      "policies",
                      policies,
                      (a, p) ->
                          a.object(
                              o ->
                                  o.field("name", p.name())
                                      .field("characters", p.size())
                                      .document("policy", p.document()))));
    }

    @Override
    public Csv csv() {
      Csv csv = new Csv("name", "characters", "policy");
      policies.forEach(p -> csv.row(p.name(), p.size(), p.document()));
      return csv;
    }
  }
}
