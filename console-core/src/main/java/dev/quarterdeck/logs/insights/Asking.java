package dev.quarterdeck.logs.insights;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks a query and waits for its end; stopped, it stops the query, which costs by what it read. */
public final class Asking {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final Insights insights;
  private final Pause pause;

  public Asking(Insights insights, Pause pause) {
    this.insights = insights;
    this.pause = pause;
  }

  /**
   * @param to inclusive, as Insights takes it
   * @param limit the most rows, 1 to 10,000
   */
  public record Wish(String query, Instant from, Instant to, int limit) {}

  /**
   * What came of it.
   *
   * @param query as it was asked, with the streams' prefixes in front
   * @param stopped by a person; the rows are what there was then
   * @param more there may be more rows than the limit
   */
  public record Answered(String query, Insights.Results results, boolean stopped, boolean more) {}

  /** {@code progress} is told what was looked through so far. */
  public Outcome<Answered> run(
      List<LogSource> sources, Wish wish, Consumer<Insights.Statistics> progress) {
    return Outcome.of(() -> ask(sources, wish, progress));
  }

  private Answered ask(List<LogSource> sources, Wish wish, Consumer<Insights.Statistics> progress) {
    String query = within(sources, wish.query());
    List<String> groups = sources.stream().map(LogSource::group).distinct().toList();
    String id = insights.start(groups, query, wish.from(), wish.to(), wish.limit()).orThrow();
    Insights.Results latest =
        new Insights.Results(Insights.Status.RUNNING, List.of(), Insights.Statistics.NONE);
    Duration wait = FIRST;
    try {
      while (true) {
        pause.pause(wait);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
        switch (insights.results(id)) {
          case Outcome.Done<Insights.Results>(Insights.Results r) -> latest = r;
          case Outcome.Failed<Insights.Results>(Problem p) -> {
            if (p instanceof Problem.Interrupted) {
              throw new InterruptedException();
            }
            stop(id);
            throw new ProblemException(p);
          }
        }
        progress.accept(latest.statistics());
        if (latest.status() != Insights.Status.RUNNING) {
          return ended(query, latest, wish.limit());
        }
      }
    } catch (InterruptedException e) {
      // The flag would end the call that stops the query.
      Thread.interrupted();
      stop(id);
      return new Answered(query, latest, true, true);
    }
  }

  /** A query that could not be stopped ends by itself; what matters is said already. */
  private void stop(String id) {
    Outcome<Boolean> stopped = insights.stop(id);
    if (stopped instanceof Outcome.Failed<Boolean>(Problem.Interrupted p)) {
      throw new ProblemException(p);
    }
  }

  private static Answered ended(String query, Insights.Results results, int limit) {
    return switch (results.status()) {
      case COMPLETE, RUNNING -> new Answered(query, results, false, results.rows().size() >= limit);
      case CANCELLED ->
          throw new ProblemException(
              new Problem.Conflict("Somebody else stopped the query.", "Ask it again.", null));
      case FAILED, TIMED_OUT ->
          throw new ProblemException(
              new Problem.TimedOut(
                  "CloudWatch gave the query up.", "Narrow --since and --until, or the query."));
    };
  }

  /**
   * Insights knows groups only: prefixes of streams become a filter in front, on a line of its own
   * so that places in the query stay what they are.
   */
  static String within(List<LogSource> sources, String query) {
    boolean whole = sources.stream().anyMatch(s -> s.streamPrefix() == null);
    if (whole) {
      return query;
    }
    String streams =
        sources.stream()
            .map(LogSource::streamPrefix)
            .filter(Objects::nonNull)
            .distinct()
            .map(Asking::literal)
            .collect(Collectors.joining("|"));
    return "filter @logStream like /^(" + streams + ")/ |\n" + query;
  }

  private static String literal(String text) {
    return text.replaceAll("([\\\\/.^$|()\\[\\]{}*+?])", "\\\\$1");
  }

  /** The columns of rows, in the order in which they first appear. */
  public static List<String> columns(List<Map<String, String>> rows) {
    return rows.stream().flatMap(r -> r.keySet().stream()).distinct().toList();
  }
}
