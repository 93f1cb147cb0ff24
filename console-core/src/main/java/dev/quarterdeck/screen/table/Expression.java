package dev.quarterdeck.screen.table;

import dev.quarterdeck.kernel.CountedText;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression with an end to its patience: one that would try for minutes must not hold up
 * the keys. What it gives up on does not match. Not for use by more than one thread.
 */
final class Expression implements Predicate<String> {
  /** Characters looked at in one text; honest patterns stay far below. */
  private static final int IN_ONE_TEXT = 200_000;

  /** Characters looked at in all texts together: some tens of milliseconds. */
  private static final int IN_ALL = 10_000_000;

  /** What came of reading a pattern. */
  sealed interface Read {
    record Right(Expression expression) implements Read {}

    /** {@code why}: a few words, without a full stop. */
    record Wrong(String why) implements Read {}
  }

  private final String source;
  private final Matcher matcher;
  private int left = IN_ALL;
  private boolean gaveUp;

  private Expression(String source, Pattern pattern) {
    this.source = source;
    this.matcher = pattern.matcher("");
  }

  static Read of(String source) {
    // Without letters beyond ASCII the plain comparison will do, and is much quicker.
    boolean ascii = source.chars().allMatch(c -> c < 0x80);
    int flags = Pattern.CASE_INSENSITIVE | (ascii ? 0 : Pattern.UNICODE_CASE);
    try {
      return new Read.Right(new Expression(source, Pattern.compile(source, flags)));
    } catch (PatternSyntaxException e) {
      String why = e.getDescription().toLowerCase(Locale.ROOT);
      return new Read.Wrong(e.getIndex() < 0 ? why : why + " at " + (e.getIndex() + 1));
    } catch (StackOverflowError e) {
      return new Read.Wrong("nested too deeply");
    }
  }

  String source() {
    return source;
  }

  boolean gaveUp() {
    return gaveUp;
  }

  @Override
  public boolean test(String text) {
    if (left <= 0) {
      return false;
    }
    int most = Math.min(left, IN_ONE_TEXT);
    CountedText counted = new CountedText(text, most);
    try {
      return matcher.reset(counted).find();
    } catch (CountedText.Spent | StackOverflowError e) {
      gaveUp = true;
      return false;
    } finally {
      left -= most - counted.left();
    }
  }
}
