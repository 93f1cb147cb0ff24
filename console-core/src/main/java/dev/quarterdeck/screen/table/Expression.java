package dev.quarterdeck.screen.table;

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

  private static final class Impatient extends RuntimeException {
    private static final long serialVersionUID = 1;

    Impatient() {
      super("too many steps", null, false, false);
    }
  }

  private final String source;
  private final Counted counted = new Counted();
  private final Matcher matcher;
  private int left = IN_ALL;
  private boolean gaveUp;

  private Expression(String source, Pattern pattern) {
    this.source = source;
    this.matcher = pattern.matcher(counted);
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
    counted.text = text;
    counted.left = Math.min(left, IN_ONE_TEXT);
    int before = counted.left;
    try {
      return matcher.reset().find();
    } catch (Impatient | StackOverflowError e) {
      gaveUp = true;
      return false;
    } finally {
      left -= before - counted.left;
    }
  }

  /** A text that counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private String text = "";
    private int left;

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new Impatient();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
