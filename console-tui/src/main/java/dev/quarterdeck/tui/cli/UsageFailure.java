package dev.quarterdeck.tui.cli;

import dev.quarterdeck.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that does not parse, in words: what is wrong and what was probably meant. */
final class UsageFailure {
  private UsageFailure() {}

  static Problem.Invalid of(ParameterException failure, Root root) {
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    String command = spec.qualifiedName();
    String help = "See '" + command + " --help'.";
    return switch (failure) {
      case UnmatchedArgumentException u -> unmatched(u.getUnmatched().getFirst(), spec, root, help);
      case OverwrittenOptionException o ->
          new Problem.Invalid(
              label(o.getOverwritten()) + " is given twice.", "Give it once. " + help);
      case MissingParameterException m ->
          new Problem.Invalid("'" + command + "' needs " + labels(m.getMissing()) + ".", help);
      default -> new Problem.Invalid(sentence(failure), help);
    };
  }

  private static Problem.Invalid unmatched(String word, CommandSpec spec, Root root, String help) {
    String command = spec.qualifiedName();
    if (word.startsWith("-") && word.length() > 1) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      List<String> known = new ArrayList<>(spec.optionsMap().keySet());
      return new Problem.Invalid(
          "'" + command + "' has no option '" + option + "'.",
          did(Suggest.nearest(option, known), help));
    }
    if (spec.parent() == null) {
      List<String> nouns = root.nouns().entries().stream().map(Root.Entry::name).toList();
      return new Problem.Invalid(
          "There is no command 'qd " + word + "'.", did(Suggest.nearest(word, nouns), help));
    }
    if (spec.userObject() instanceof Verb verb && !verb.verbs().isEmpty()) {
      return new Problem.Invalid(
          "'" + command + "' has no verb '" + word + "'.",
          did(Suggest.nearest(word, verb.names()), help));
    }
    return new Problem.Invalid("'" + command + "' does not take '" + word + "' as well.", help);
  }

  private static String did(@org.jspecify.annotations.Nullable String near, String help) {
    return near == null ? help : "Did you mean '" + near + "'? " + help;
  }

  private static String labels(List<ArgSpec> missing) {
    return missing.isEmpty()
        ? "something more"
        : missing.stream().map(UsageFailure::label).collect(Collectors.joining(" and "));
  }

  private static String label(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
        : arg.paramLabel();
  }

  private static String sentence(ParameterException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    return message.endsWith(".") ? message : message + ".";
  }
}
