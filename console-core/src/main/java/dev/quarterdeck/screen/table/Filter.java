package dev.quarterdeck.screen.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A filter as typed: words that must all match somewhere in a row; {@code !word} must not match;
 * {@code column:word} looks in one column; a word in slashes is a regular expression. Without
 * regard to case. A regular expression that is not finished yet matches as plain text.
 */
public final class Filter {
  private Filter() {}

  public static Predicate<Row> of(String typed, Table table) {
    List<Predicate<Row>> all = new ArrayList<>();
    for (String word : typed.strip().split("\\s+", -1)) {
      if (!word.isEmpty() && !word.equals("!")) {
        all.add(word.startsWith("!") ? term(word.substring(1), table).negate() : term(word, table));
      }
    }
    return row -> {
      for (Predicate<Row> p : all) {
        if (!p.test(row)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<Row> term(String word, Table table) {
    int colon = word.indexOf(':');
    int column = colon > 0 ? table.indexOf(word.substring(0, colon).toLowerCase(Locale.ROOT)) : -1;
    Predicate<String> matches = text(column >= 0 ? word.substring(colon + 1) : word);
    if (column >= 0) {
      return row -> matches.test(row.cells().get(column).text());
    }
    return row -> {
      for (Cell c : row.cells()) {
        if (matches.test(c.text())) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<String> text(String word) {
    if (word.length() > 2 && word.startsWith("/") && word.endsWith("/")) {
      try {
        Pattern p =
            Pattern.compile(
                word.substring(1, word.length() - 1),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return s -> p.matcher(s).find();
      } catch (PatternSyntaxException e) {
        return contains(word);
      }
    }
    return contains(word);
  }

  private static Predicate<String> contains(String word) {
    return s -> {
      int last = s.length() - word.length();
      for (int i = 0; i <= last; i++) {
        if (s.regionMatches(true, i, word, 0, word.length())) {
          return true;
        }
      }
      return false;
    };
  }
}
