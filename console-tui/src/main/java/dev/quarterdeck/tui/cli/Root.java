package dev.quarterdeck.tui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands: every noun by name and summary, built whole only where it is needed. */
public final class Root {

  /** Everything that can follow {@code qd}. */
  public interface Nouns {
    /** In the order of the help. */
    List<Entry> entries();

    /** Builds one of them whole. */
    Verb build(String name);
  }

  /** A noun in the overview. */
  public record Entry(String name, String summary) {}

  static {
    // It looks for Groovy in every jar otherwise, which costs each start 40 ms.
    System.setProperty("picocli.disable.closures", "true");
  }

  private final Nouns nouns;

  public Root(Nouns nouns) {
    this.nouns = nouns;
  }

  public Nouns nouns() {
    return nouns;
  }

  /**
   * Arguments as the parser wants them: {@code help X Y} becomes {@code X Y --help}, and a bare
   * {@code --sandbox} gets its scenario, so that it never swallows the next word.
   */
  static List<String> normalise(List<String> args) {
    List<String> out = new ArrayList<>(args);
    int end = out.indexOf("--");
    for (int i = 0; i < (end < 0 ? out.size() : end); i++) {
      if (out.get(i).equals("--sandbox")) {
        out.set(i, "--sandbox=" + Globals.DEFAULT_SCENARIO);
      }
    }
    int noun = nounAt(out);
    if (noun >= 0 && out.get(noun).equals("help")) {
      out.remove(noun);
      out.removeIf(arg -> arg.equals("--help") || arg.equals("-h"));
      int stop = out.indexOf("--");
      out.add(stop < 0 ? out.size() : stop, "--help");
    }
    return out;
  }

  /** Index of the first word that is neither an option nor an option's value, or -1. */
  static int nounAt(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        return -1;
      }
      if (!arg.startsWith("-") || arg.equals("-")) {
        return i;
      }
      if (Globals.takesValue(arg)) {
        i++;
      }
    }
    return -1;
  }

  /** A parser of these arguments: it knows the nouns and verbs that are among them. */
  CommandLine parser(List<String> args) {
    return parser(args::contains);
  }

  /** A parser that knows everything: for shell completion. */
  public CommandLine whole() {
    return parser(name -> true);
  }

  private CommandLine parser(Predicate<String> asked) {
    CommandSpec root = CommandSpec.create().name("qd");
    Globals.specs(List.of(), null).forEach(root::addOption);
    root.addOption(
        CommandLine.Model.OptionSpec.builder("--version")
            .arity("0")
            .type(boolean.class)
            .description("Print the version.")
            .build());
    for (Entry entry : nouns.entries()) {
      if (asked.test(entry.name())) {
        CommandSpec spec = nouns.build(entry.name()).spec(asked);
        spec.usageMessage().description(entry.summary());
        root.addSubcommand(entry.name(), spec);
      }
    }
    CommandLine parser = new CommandLine(root);
    parser.setExpandAtFiles(false);
    return parser;
  }
}
