package dev.quarterdeck.tui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private static final Set<String> WITHOUT_AWS =
      Set.of("help", "version", "completion", "demo", "sandbox", "gui");

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

  /**
   * Whether these arguments look like a command that asks AWS: not help, nor the console itself.
   */
  public static boolean asksAws(List<String> args) {
    int at = nounAt(args);
    return at >= 0
        && !WITHOUT_AWS.contains(args.get(at))
        && !args.contains("--help")
        && !args.contains("-h");
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

  /** A parser that knows the noun in the arguments whole and the others by name. */
  CommandLine parser(List<String> args) {
    int at = nounAt(args);
    String noun = at < 0 ? "" : args.get(at);
    return parser(noun::equals);
  }

  /** A parser that knows everything: for shell completion. */
  public CommandLine whole() {
    return parser(name -> true);
  }

  private CommandLine parser(java.util.function.Predicate<String> whole) {
    CommandSpec root = CommandSpec.create().name("qd");
    Globals.specs(List.of(), null).forEach(root::addOption);
    root.addOption(
        CommandLine.Model.OptionSpec.builder("--version")
            .arity("0")
            .type(boolean.class)
            .description("Print the version.")
            .build());
    for (Entry entry : nouns.entries()) {
      CommandSpec spec =
          whole.test(entry.name())
              ? nouns.build(entry.name()).spec()
              : CommandSpec.create().name(entry.name());
      spec.usageMessage().description(entry.summary());
      root.addSubcommand(entry.name(), spec);
    }
    CommandLine parser = new CommandLine(root);
    parser.setExpandAtFiles(false);
    return parser;
  }
}
