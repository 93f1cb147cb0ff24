package dev.quarterdeck.screen.table;

import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as typed: words that must all match somewhere in a row; {@code !word} must not match;
 * {@code column:word} looks in one column; what stands in slashes is a regular expression, and what
 * stands in quotes is one word with its blanks. Without regard to case. A regular expression that
 * is not finished yet matches as plain text. Not for use by more than one thread.
 */
public final class Filter implements Predicate<Row> {
  /** How the grammar is told in one line. */
  public static final String GRAMMAR = "words, !not, column:word, /regex/";

  /**
   * @param column its index, or -1 for all
   * @param says what it asks for, in words
   */
  private record Term(int column, boolean negated, Predicate<String> text, String says) {
    boolean test(Row row) {
      return negated != anywhere(row);
    }

    private boolean anywhere(Row row) {
      List<Cell> cells = row.cells();
      if (column >= 0) {
        return text.test(cells.get(column).text());
      }
      for (int i = 0; i < cells.size(); i++) {
        if (text.test(cells.get(i).text())) {
          return true;
        }
      }
      return false;
    }
  }

  private static final Pattern PLAIN = Pattern.compile("[^!:/\"]*");

  private final Table table;
  private final String typed;
  private final List<Term> terms = new ArrayList<>();
  private final List<Expression> expressions = new ArrayList<>();
  private @Nullable String unfinished;
  private int at;

  private Filter(String typed, Table table) {
    this.typed = typed;
    this.table = table;
  }

  public static Filter of(String typed, Table table) {
    Filter filter = new Filter(typed, table);
    while (filter.at < typed.length()) {
      filter.term();
    }
    return filter;
  }

  /** Whether it is made of words only, so that typing on can only take rows away. */
  static boolean plain(String typed) {
    return PLAIN.matcher(typed).matches();
  }

  @Override
  public boolean test(Row row) {
    for (int i = 0; i < terms.size(); i++) {
      if (!terms.get(i).test(row)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What it asks for, for example {@code verdict has degr · without staging}; empty for nothing.
   */
  public String says() {
    return Text.clean(terms.stream().map(Term::says).collect(Collectors.joining(" · ")));
  }

  /**
   * What is wrong with a pattern, in a calm sentence; null when nothing is. Patterns that take too
   * long are known once the rows were tested.
   */
  public @Nullable String complaint() {
    if (unfinished != null) {
      return unfinished;
    }
    return expressions.stream()
        .filter(Expression::gaveUp)
        .map(
            e ->
                "The pattern /"
                    + e.source()
                    + "/ takes too long; the rows it gave up on are left out. Make it simpler.")
        .findFirst()
        .orElse(null);
  }

  /** Reads one term, or the blank before it. */
  private void term() {
    if (Character.isWhitespace(typed.charAt(at))) {
      at++;
      return;
    }
    boolean negated = typed.charAt(at) == '!';
    if (negated) {
      at++;
    }
    int column = column();
    int start = at;
    if (at == typed.length() || Character.isWhitespace(typed.charAt(at))) {
      return; // a lonely ! or column: asks for nothing yet
    }
    Predicate<String> text = text();
    String what = typed.substring(start, at);
    String relation =
        text instanceof Expression
            ? negated ? "not matching " : "matches "
            : negated ? "without " : "has ";
    String where = column < 0 ? "" : table.columns().get(column).id() + " ";
    terms.add(new Term(column, negated, text, where + relation + what));
  }

  /** The column that is named here, by its id or title; then what follows is looked for there. */
  private int column() {
    int colon = at;
    while (colon < typed.length() && typed.charAt(colon) != ':') {
      if (Character.isWhitespace(typed.charAt(colon))) {
        return -1;
      }
      colon++;
    }
    if (colon == typed.length() || colon == at) {
      return -1;
    }
    String name = typed.substring(at, colon).toLowerCase(Locale.ROOT);
    int column = table.indexOf(name);
    for (int i = 0; column < 0 && i < table.columns().size(); i++) {
      String title = table.columns().get(i).title().toLowerCase(Locale.ROOT);
      column = title.replace(' ', '-').equals(name) ? i : -1;
    }
    if (column >= 0) {
      at = colon + 1;
    }
    return column;
  }

  private Predicate<String> text() {
    char first = typed.charAt(at);
    int end = first == '"' ? typed.indexOf('"', at + 1) : -1;
    if (end > at + 1) {
      String quoted = typed.substring(at + 1, end);
      at = end + 1;
      return contains(quoted);
    }
    end = first == '/' ? slash(at + 1) : -1;
    if (end > at + 1) {
      int start = at;
      at = end + 1;
      Expression.Read read = Expression.of(typed.substring(start + 1, end));
      if (read instanceof Expression.Read.Right(Expression expression)) {
        expressions.add(expression);
        return expression;
      }
      complain(typed.substring(start, at), ((Expression.Read.Wrong) read).why());
      return contains(typed.substring(start, at));
    }
    int start = at;
    while (at < typed.length() && !Character.isWhitespace(typed.charAt(at))) {
      at++;
    }
    String word = typed.substring(start, at);
    if (word.length() > 1 && first == '/') {
      complain(word, "its second / is missing");
    }
    return contains(word);
  }

  /** The slash that ends an expression: the last before a blank or the end. */
  private int slash(int from) {
    for (int i = from; i < typed.length(); i++) {
      boolean ends = i + 1 == typed.length() || Character.isWhitespace(typed.charAt(i + 1));
      if (typed.charAt(i) == '/' && typed.charAt(i - 1) != '\\' && ends) {
        return i;
      }
    }
    return -1;
  }

  private void complain(String pattern, String why) {
    if (unfinished == null) {
      unfinished = pattern + " is no pattern yet (" + why + "): looked for as plain text.";
    }
  }

  private static Predicate<String> contains(String word) {
    return text -> Text.holds(text, word);
  }
}
