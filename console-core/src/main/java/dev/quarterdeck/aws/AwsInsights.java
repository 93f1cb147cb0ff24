package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.logs.insights.Insights;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;

/** CloudWatch Logs Insights. */
public final class AwsInsights implements Insights {
  private final AwsClients aws;

  public AwsInsights(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs start-query}. */
  @Override
  public Outcome<String> start(
      List<String> groups, String query, Instant from, Instant to, int limit) {
    return aws.calls()
        .method(
            () ->
                aws.calls()
                    .one(
                        () ->
                            aws.logs()
                                .startQuery(
                                    q ->
                                        q.logGroupNames(groups)
                                            .queryString(query)
                                            .startTime(from.getEpochSecond())
                                            .endTime(to.getEpochSecond())
                                            .limit(limit)))
                    .queryId());
  }

  /** {@code aws logs get-query-results}. */
  @Override
  public Outcome<Results> results(String queryId) {
    return aws.calls()
        .method(
            () -> {
              GetQueryResultsResponse r =
                  aws.calls().one(() -> aws.logs().getQueryResults(q -> q.queryId(queryId)));
              return new Results(
                  status(r.statusAsString()),
                  r.results().stream().map(AwsInsights::row).toList(),
                  statistics(r.statistics()));
            });
  }

  private static Status status(@Nullable String status) {
    return switch (Nulls.empty(status)) {
      case "Complete" -> Status.COMPLETE;
      case "Failed" -> Status.FAILED;
      case "Cancelled" -> Status.CANCELLED;
      case "Timeout" -> Status.TIMED_OUT;
      default -> Status.RUNNING;
    };
  }

  /** {@code @ptr} leads back to the event and says nothing to people. */
  private static Map<String, String> row(List<ResultField> fields) {
    Map<String, String> row = new LinkedHashMap<>();
    fields.stream()
        .filter(f -> !"@ptr".equals(f.field()))
        .forEach(f -> row.put(Nulls.empty(f.field()), Nulls.empty(f.value())));
    return row;
  }

  private static Statistics statistics(@Nullable QueryStatistics s) {
    return s == null
        ? Statistics.NONE
        : new Statistics(
            whole(s.recordsMatched()), whole(s.recordsScanned()), whole(s.bytesScanned()));
  }

  private static long whole(@Nullable Double n) {
    return n == null ? 0 : n.longValue();
  }

  /** {@code aws logs stop-query}; Invalid is what it answers once the query has ended. */
  @Override
  public Outcome<Boolean> stop(String queryId) {
    return aws.calls()
        .method(
            () -> {
              try {
                return Nulls.no(
                    aws.calls().one(() -> aws.logs().stopQuery(q -> q.queryId(queryId))).success());
              } catch (ProblemException e) {
                if (e.problem() instanceof Problem.Invalid) {
                  return false;
                }
                throw e;
              }
            });
  }
}
