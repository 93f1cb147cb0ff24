package dev.quarterdeck.tui.command.shell;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish: one line per command, option and value. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandSpec root) {
    StringBuilder out = new StringBuilder();
    out.append("# Completion of qd for fish. To have it in every shell:\n");
    out.append("#   qd completion fish > ~/.config/fish/completions/qd.fish\n");
    out.append("complete -c qd -f\n");
    root.options().forEach(o -> option(out, "", o));
    for (Map.Entry<String, CommandLine> noun : root.subcommands().entrySet()) {
      CommandSpec spec = noun.getValue().getCommandSpec();
      command(out, "__fish_use_subcommand", noun.getKey(), spec);
      under(out, "__fish_seen_subcommand_from " + noun.getKey(), spec);
    }
    return out.toString();
  }

  private static void under(StringBuilder out, String condition, CommandSpec spec) {
    spec.options().stream()
        .filter(o -> spec.parent().optionsMap().get(o.longestName()) == null)
        .forEach(o -> option(out, condition, o));
    for (PositionalParamSpec param : spec.positionalParameters()) {
      String values = values(param);
      if (!values.isEmpty()) {
        out.append("complete -c qd -n ").append(quote(condition));
        out.append(" -a ").append(quote(values)).append('\n');
      }
    }
    String verbs = String.join(" ", spec.subcommands().keySet());
    for (Map.Entry<String, CommandLine> verb : spec.subcommands().entrySet()) {
      CommandSpec child = verb.getValue().getCommandSpec();
      String here = condition + "; and not __fish_seen_subcommand_from " + verbs;
      command(out, here, verb.getKey(), child);
      under(out, condition + "; and __fish_seen_subcommand_from " + verb.getKey(), child);
    }
  }

  private static void command(StringBuilder out, String condition, String name, CommandSpec spec) {
    out.append("complete -c qd -n ").append(quote(condition));
    out.append(" -a ").append(name);
    out.append(" -d ").append(quote(spec.usageMessage().description()[0])).append('\n');
  }

  private static void option(StringBuilder out, String condition, OptionSpec option) {
    out.append("complete -c qd");
    if (!condition.isEmpty()) {
      out.append(" -n ").append(quote(condition));
    }
    for (String name : option.names()) {
      out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      out.append(" -x");
      String values = values(option);
      out.append(values.isEmpty() ? "" : " -a " + quote(values));
    }
    out.append(" -d ").append(quote(option.description()[0])).append('\n');
  }

  private static String values(ArgSpec arg) {
    return arg.completionCandidates() == null ? "" : String.join(" ", arg.completionCandidates());
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
