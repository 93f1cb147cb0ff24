package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What looks wrong with a value that a person gave, in sentences that do not repeat it. */
final class Doubts {
  private static final int SHORT = 8;
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?:change|replace|fill|insert|put)[-_ ]?(?:me|this|here|in).*|.*(?:your|my)[-_ ]?(?:api|new"
              + "|secret|token|key|password).*|todo.*|tbd|x{3,}|\\*{3,}|\\.{3,}|placeholder|dummy|example"
              + "|sample|test|testing|secret|password|none|null|undefined|<.*>|\\$\\{.*\\}|\\{\\{.*\\}\\}"
              + "|%\\(.*\\)s");
  private static final Pattern DOTENV = Pattern.compile("(?:export )?[A-Z][A-Z0-9_]{2,}=.+");

  private Doubts() {}

  static List<String> of(SecretValue old, SecretValue value) {
    List<String> doubts = new ArrayList<>();
    value.readText(
        text -> {
          look(text, doubts);
          return true;
        });
    Optional<Provider> was = old.size() == 0 ? Optional.empty() : Provider.ofValue(old);
    Optional<Provider> is = Provider.ofValue(value);
    if (was.isPresent() && !was.equals(is)) {
      doubts.add(
          "The old value has the form of a key of "
              + was.get().title()
              + ", the new one "
              + is.map(p -> "that of " + p.title()).orElse("has not")
              + ": is it for the right place?");
    }
    if (live(old) && test(value)) {
      doubts.add("The old value is a live key, the new one a test key.");
    } else if (test(old) && live(value)) {
      doubts.add("The old value is a test key, the new one a live key.");
    }
    return doubts;
  }

  private static void look(String text, List<String> doubts) {
    String bare = text.strip();
    boolean repeated = bare.length() > 1 && bare.chars().distinct().count() == 1;
    if (repeated || PLACEHOLDER.matcher(bare.toLowerCase(Locale.ROOT)).matches()) {
      doubts.add("The value looks like a placeholder.");
    } else if (bare.length() < SHORT) {
      doubts.add("The value is very short for a key.");
    }
    if (bare.length() < text.length()) {
      doubts.add("The value begins or ends with white space, which becomes part of it.");
    }
    if (bare.length() > 2
        && (bare.startsWith("\"") && bare.endsWith("\"")
            || bare.startsWith("'") && bare.endsWith("'"))) {
      doubts.add("The value stands in quotes, which become part of it.");
    }
    if (bare.regionMatches(true, 0, "Bearer ", 0, 7)) {
      doubts.add("The value begins with Bearer, which belongs to the header and not to the key.");
    }
    if (DOTENV.matcher(bare).matches()) {
      doubts.add("The value looks like a whole line NAME=VALUE.");
    }
  }

  private static boolean live(SecretValue value) {
    return has(value, "_live_");
  }

  private static boolean test(SecretValue value) {
    return has(value, "_test_");
  }

  private static boolean has(SecretValue value, String mark) {
    return value.readText(text -> text.contains(mark));
  }
}
