package dev.quarterdeck.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port: CloudWatch Logs. */
public interface Logs {
  /** Equivalent to {@code aws logs describe-log-groups}; an empty prefix lists all. */
  Outcome<Listing<LogGroup>> groups(String prefix);

  /**
   * Equivalent to {@code aws logs filter-log-events}, all pages up to {@code limit} events; a cut
   * list says so in its unknowns.
   */
  Outcome<Listing<LogEvent>> events(
      String group, Instant from, Instant to, @Nullable String filterPattern, int limit);
}
