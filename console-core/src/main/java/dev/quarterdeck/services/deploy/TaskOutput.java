package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what one container writes to CloudWatch Logs, read forwards without losing a line. */
public interface TaskOutput {
  /**
   * Equivalent to {@code aws logs get-log-events --start-from-head}: lines after the token, which
   * is null at the beginning. A stream that is not there yet has no lines.
   */
  Outcome<Lines> read(String group, String stream, @Nullable String token);

  /** Some lines, and where to go on. */
  record Lines(List<Line> lines, @Nullable String next) {}

  /** One event; {@code text} is as AWS gave it: clean it before it is shown. */
  record Line(Instant at, String text) {}
}
