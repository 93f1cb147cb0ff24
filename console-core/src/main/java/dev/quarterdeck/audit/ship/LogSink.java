package dev.quarterdeck.audit.ship;

import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: a log group that lines are sent to. */
public interface LogSink {

  /** A line with its time; CloudWatch keeps milliseconds. */
  record Line(Instant at, String message) {}

  /**
   * How the group keeps lines.
   *
   * @param retentionDays null for ever
   */
  record Group(@Nullable Integer retentionDays) {}

  /** Equivalent to {@code aws logs describe-log-groups}; NotFound where there is none. */
  Outcome<Group> group(String name);

  /**
   * Equivalent to {@code aws logs create-log-stream}; whether it was made now, rather than there
   * already.
   */
  Outcome<Boolean> makeStream(String group, String stream);

  /**
   * Equivalent to {@code aws logs put-log-events}, sent once: a call whose answer is lost is not
   * repeated by itself. Lines that AWS takes none of, for their age, are a failure.
   */
  Outcome<Integer> put(String group, String stream, List<Line> lines);

  /** Messages of a stream from an instant on: {@code aws logs get-log-events}, every page. */
  Outcome<List<String>> messages(String group, String stream, Instant from);
}
