package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LineFilter;
import dev.quarterdeck.logs.LogLevel;
import dev.quarterdeck.tui.cli.Call;
import dev.quarterdeck.tui.cli.Usage;
import dev.quarterdeck.tui.cli.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The options that choose and shape lines, the same for every verb. */
final class Lines {
  private static final List<String> LEVELS =
      Arrays.stream(LogLevel.values()).map(l -> l.name().toLowerCase(Locale.ROOT)).toList();

  private Lines() {}

  static Verb options(Verb verb) {
    return verb.option("--grep", "REGEX", "Only lines in which this regular expression is found.")
        .flag("--invert", "With --grep: only lines in which it is not found.")
        .option(
            "--level",
            "LEVEL",
            "Only lines of this level or worse (trace, debug, info, warn, error, fatal); lines"
                + " without a recognised level are left out and counted.",
            LEVELS)
        .option("--json-fields", "A,B.C", "Of JSON lines print only these fields, as name=value.");
  }

  static LineFilter filter(Call call) {
    String grep = call.value("--grep");
    String level = call.value("--level");
    if (call.has("--invert") && grep == null) {
      throw Usage.wrong("--invert turns --grep round, which is not given.", "Give --grep REGEX.");
    }
    return new LineFilter(
        grep == null ? null : regex(grep),
        call.has("--invert"),
        level == null
            ? null
            : LogLevel.word(level)
                .orElseThrow(
                    () ->
                        Usage.wrong(
                            "There is no level '" + level + "'.",
                            "Use one of: " + String.join(", ", LEVELS) + ".")));
  }

  private static Pattern regex(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw Usage.wrong(
          "--grep '" + text + "' is no regular expression: " + e.getDescription() + ".",
          "Put a backslash before brackets, dots and stars that are meant as they stand.");
    } catch (StackOverflowError e) {
      throw Usage.wrong("--grep is nested too deeply.", "Write it with fewer brackets.");
    }
  }

  static @Nullable JsonFields fields(Call call) {
    String names = call.value("--json-fields");
    if (names == null) {
      return null;
    }
    List<String> all =
        Arrays.stream(names.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
    if (all.isEmpty()) {
      throw Usage.wrong("--json-fields names no field.", "For example --json-fields msg,status.");
    }
    return new JsonFields(all);
  }

  /** A whole number of an option, from 1 to {@code most}. */
  static int count(Call call, String option, int otherwise, int most) {
    String typed = call.value(option);
    if (typed == null) {
      return otherwise;
    }
    if (typed.matches("[0-9]{1,9}")) {
      int n = Integer.parseInt(typed);
      if (n >= 1 && n <= most) {
        return n;
      }
    }
    throw Usage.wrong(
        option + " '" + typed + "' is not a number from 1 to " + most + ".",
        "For example " + option + " " + Math.min(most, 100) + ".");
  }
}
