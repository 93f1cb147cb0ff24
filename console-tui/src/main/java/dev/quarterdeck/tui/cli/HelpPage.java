package dev.quarterdeck.tui.cli;

import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Help of one command: what it does, how to type it, what to expect, lines to paste. */
final class HelpPage {
  private static final Map<Integer, String> EXITS =
      new java.util.TreeMap<>(
          Map.of(
              0, "done, and the answer is good",
              1, "done, and the answer is bad or incomplete",
              2, "wrong usage",
              3, "credentials or a permission are missing",
              4, "not found",
              5, "AWS is unreachable, throttled or too slow",
              6, "refused: read-only, not confirmed, or a conflict",
              7, "interrupted",
              10, "a defect of Quarterdeck"));

  private HelpPage() {}

  static Page of(Root root, CommandSpec spec) {
    return spec.userObject() instanceof Verb verb ? of(spec, verb) : overview(root);
  }

  private static Page overview(Root root) {
    Page page = new Page();
    page.line("qd: the operator's console for Amazon ECS and AWS Secrets Manager.", Tone.STRONG);
    page.gap();
    page.line("Usage: qd [OPTIONS] NOUN [VERB] [OPTIONS]", Tone.PLAIN);
    page.line(
        "Alone on a terminal it opens the full-screen console. 'qd demo' shows it on a simulated"
            + " account: no AWS needed.",
        Tone.PLAIN);
    page.heading("Commands");
    for (Root.Entry entry : root.nouns().entries()) {
      page.fact(entry.name(), entry.summary());
    }
    page.heading("Options of every command");
    options(page, Globals.specs(List.of(), null));
    page.heading("Answers");
    page.line(
        Cell.of(
            "Tables go to people; with -o json stdout holds one JSON document and nothing else."
                + " When a command fails, stderr says why and what to do; stdout stays empty, or holds"
                + " the problem as JSON."),
        2);
    exits(page, EXITS);
    page.heading("Examples");
    page.line(Cell.of("qd demo"), 2);
    page.line(Cell.of("qd health --sandbox=bad-deploy"), 2);
    page.line(Cell.of("qd secrets list --overdue --profile prod"), 2);
    page.line(Cell.of("qd help secrets usage"), 2);
    return page;
  }

  private static Page of(CommandSpec spec, Verb verb) {
    Page page = new Page();
    page.line(spec.qualifiedName() + ": " + verb.summary(), Tone.STRONG);
    page.gap();
    page.line("Usage: " + synopsis(spec), Tone.PLAIN);
    if (!verb.description().isEmpty()) {
      page.gap();
      page.line(verb.description(), Tone.PLAIN);
    }
    if (!verb.verbs().isEmpty()) {
      page.heading("Verbs");
      verb.verbs().forEach(v -> page.fact(v.name(), v.summary()));
    }
    if (!verb.params().isEmpty()) {
      page.heading("Arguments");
      for (PositionalParamSpec param : verb.params()) {
        page.fact(param.paramLabel(), param.description()[0]);
      }
    }
    if (!verb.terms().isEmpty()) {
      page.heading(verb.termsHeading());
      verb.terms().forEach(t -> page.fact(t.word(), t.means()));
    }
    if (!verb.options().isEmpty()) {
      page.heading("Options");
      options(page, verb.options());
    }
    page.heading("Options of every command");
    options(page, verb.globalOptions());
    Map<Integer, String> exits = new java.util.TreeMap<>(EXITS);
    exits.putAll(verb.exits());
    exits(page, exits);
    page.heading("Examples");
    for (Verb.Example example : examples(verb)) {
      page.line(Cell.of(example.line()), 2);
      page.line(Cell.muted(example.does()), 6);
    }
    return page;
  }

  /** A noun shows the first example of each of its verbs. */
  private static List<Verb.Example> examples(Verb verb) {
    List<Verb.Example> all = new ArrayList<>(verb.examples());
    verb.verbs().stream().map(v -> v.examples().getFirst()).limit(4).forEach(all::add);
    return all;
  }

  private static void exits(Page page, Map<Integer, String> exits) {
    page.heading("Exit codes");
    exits.forEach((code, meaning) -> page.fact(Integer.toString(code), meaning));
  }

  private static void options(Page page, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      page.fact(names(option), option.description()[0]);
    }
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.longestName().equals("--sandbox")) {
      return "--sandbox[=SCENARIO]";
    }
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  /** One line: {@code qd secrets list [--overdue] [--sort COLUMN]}. */
  static String synopsis(CommandSpec spec) {
    StringBuilder line = new StringBuilder(spec.qualifiedName());
    if (!(spec.userObject() instanceof Verb verb)) {
      return line.append(" NOUN [VERB] [OPTIONS]").toString();
    }
    if (!verb.verbs().isEmpty()) {
      line.append(verb.isNoun() ? " VERB" : " [VERB]");
    }
    for (PositionalParamSpec param : verb.params()) {
      String label = param.paramLabel() + (param.arity().max() > 1 ? "…" : "");
      line.append(' ').append(param.arity().min() == 0 ? "[" + label + "]" : label);
    }
    for (OptionSpec option : verb.options()) {
      line.append(" [").append(names(option)).append(']');
      if (option.isMultiValue()) {
        line.append('…');
      }
    }
    return line.append(" [OPTIONS]").toString();
  }
}
