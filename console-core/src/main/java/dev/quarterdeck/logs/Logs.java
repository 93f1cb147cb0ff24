package dev.quarterdeck.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
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

  /**
   * What one {@code filter-log-events} looks for.
   *
   * @param streamPrefix only streams whose names begin so; null for all
   * @param to the end, exclusive; null for whatever there is
   * @param filterPattern CloudWatch's own; null for all
   */
  record Range(
      String group,
      @Nullable String streamPrefix,
      Instant from,
      @Nullable Instant to,
      @Nullable String filterPattern) {}

  /** One page: at most 10,000 events or 1 MB, perhaps none at all; null when it was the last. */
  record Page(List<LogEvent> events, @Nullable String next) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * One page of {@code aws logs filter-log-events}.
   *
   * @param token of the page before, null for the first
   * @param limit 1 to 10,000
   */
  Outcome<Page> page(Range range, @Nullable String token, int limit);

  /**
   * The lines of one stream around an instant, in the stream's order: {@code aws logs
   * get-log-events} backwards from the instant and forwards. Those of the instant itself are among
   * them. {@code before} and {@code after} are counts.
   */
  Outcome<List<LogEvent>> around(String group, String stream, Instant at, int before, int after);
}
