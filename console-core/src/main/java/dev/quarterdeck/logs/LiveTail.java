package dev.quarterdeck.logs;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: Live Tail of CloudWatch Logs. */
public interface LiveTail {
  /** CloudWatch sends at most this many events a second and samples the rest away. */
  int MOST_A_SECOND = 500;

  /**
   * Equivalent to {@code aws logs start-live-tail}; returns when CloudWatch said that the session
   * started. The source's ARN must be known. Sessions cost money by the minute and end after three
   * hours. The caller closes it.
   */
  Outcome<Session> open(LogSource source, @Nullable String filterPattern);

  /**
   * What came.
   *
   * @param events in the order of arrival; their event ids are empty
   * @param updates how many of CloudWatch's updates
   * @param sampled those of them that were a sample only, or found no room here
   */
  record News(List<LogEvent> events, int updates, int sampled) {
    public News {
      events = List.copyOf(events);
    }
  }

  /** A session under way; any thread may call it. */
  interface Session extends AutoCloseable {
    /** What came since the last call. */
    News news();

    /** Why it is over; null while it runs. What came before the end can still be drained. */
    @Nullable Problem ended();

    @Override
    void close();
  }
}
