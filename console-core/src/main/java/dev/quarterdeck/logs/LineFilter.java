package dev.quarterdeck.logs;

import dev.quarterdeck.kernel.CountedText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted, decided on this side of the wire. A line on which the expression would
 * try for too long is kept: nothing is lost that was not looked at.
 *
 * @param grep must be found in the line; null for all
 * @param invert must not be found instead
 * @param least the lowest level; lines without a recognised level are left out then; null for all
 */
public record LineFilter(@Nullable Pattern grep, boolean invert, @Nullable LogLevel least) {
  /** Characters looked at in a line, beside fifty for each that it has. */
  private static final int LOOKS = 200_000;

  public static final LineFilter ALL = new LineFilter(null, false, null);

  public boolean wants(LogLine line) {
    return (least == null || (line.level() != null && line.level().compareTo(least) >= 0))
        && (grep == null || wanted(grep, line.event().message()));
  }

  private boolean wanted(Pattern grep, String text) {
    try {
      int looks = (int) Math.min(Integer.MAX_VALUE, LOOKS + 50L * text.length());
      return grep.matcher(new CountedText(text, looks)).find() != invert;
    } catch (CountedText.Spent | StackOverflowError e) {
      return true;
    }
  }

  /** Whether the level is what keeps it out: such lines are counted, since none can be told. */
  public boolean withoutLevel(LogLine line) {
    return least != null && line.level() == null;
  }
}
