package dev.quarterdeck.logs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted, decided on this side of the wire.
 *
 * @param grep must be found in the line; null for all
 * @param invert must not be found instead
 * @param least the lowest level; lines without a recognised level are left out then; null for all
 */
public record LineFilter(@Nullable Pattern grep, boolean invert, @Nullable LogLevel least) {
  public static final LineFilter ALL = new LineFilter(null, false, null);

  public boolean wants(LogLine line) {
    return (least == null || (line.level() != null && line.level().compareTo(least) >= 0))
        && (grep == null || grep.matcher(line.event().message()).find() != invert);
  }

  /** Whether the level is what keeps it out: such lines are counted, since none can be told. */
  public boolean withoutLevel(LogLine line) {
    return least != null && line.level() == null;
  }
}
