package dev.quarterdeck.logs.insights;

import dev.quarterdeck.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Port: CloudWatch Logs Insights. */
public interface Insights {
  /**
   * Equivalent to {@code aws logs start-query}; at most 50 groups. A query that does not parse is
   * {@link dev.quarterdeck.kernel.Problem.Invalid} with the place. Gives the query's id.
   *
   * @param from whole seconds, inclusive
   * @param to whole seconds, inclusive
   * @param limit 1 to 10,000
   */
  Outcome<String> start(List<String> groups, String query, Instant from, Instant to, int limit);

  /** How far a query is. */
  enum Status {
    RUNNING,
    COMPLETE,
    FAILED,
    CANCELLED,
    TIMED_OUT
  }

  /** What CloudWatch looked through; the bytes are what it charges for. */
  record Statistics(long matched, long scanned, long bytes) {
    public static final Statistics NONE = new Statistics(0, 0, 0);
  }

  /**
   * @param rows values by field, in the order of the fields; what there is so far while it runs
   */
  record Results(Status status, List<Map<String, String>> rows, Statistics statistics) {
    public Results {
      rows = List.copyOf(rows);
    }
  }

  /** Equivalent to {@code aws logs get-query-results}. */
  Outcome<Results> results(String queryId);

  /** Equivalent to {@code aws logs stop-query}; one that has ended already is left as it is. */
  Outcome<Boolean> stop(String queryId);
}
