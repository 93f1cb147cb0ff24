package dev.quarterdeck.kernel;

/**
 * A text that counts how often it is looked at: a regular expression that would try for minutes is
 * stopped by it with {@link Spent}.
 */
public final class CountedText implements CharSequence {
  private final String text;
  private int left;

  /** {@code looks}: how many characters may be looked at, the same one again included. */
  public CountedText(String text, int looks) {
    this.text = text;
    this.left = looks;
  }

  /** Thrown in the middle of a match. */
  public static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Spent() {
      super("too many steps", null, false, false);
    }
  }

  /** How many looks are left, never less than none. */
  public int left() {
    return Math.max(0, left);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Spent();
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
