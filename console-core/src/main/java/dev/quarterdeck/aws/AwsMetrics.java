package dev.quarterdeck.aws;

import dev.quarterdeck.health.MetricQuery;
import dev.quarterdeck.health.MetricSeries;
import dev.quarterdeck.health.Metrics;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** CloudWatch metrics. */
public final class AwsMetrics implements Metrics {
  /** What one GetMetricData takes. */
  private static final int QUERIES = 500;

  private final AwsClients aws;

  public AwsMetrics(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws cloudwatch get-metric-data}: 500 queries a call, every page. */
  @Override
  public Outcome<Listing<MetricSeries>> read(List<MetricQuery> queries, Instant from, Instant to) {
    if (queries.isEmpty()) {
      return Outcome.done(Listing.complete(List.of()));
    }
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    "metric queries",
                    Pages.batches(queries, QUERIES),
                    batch -> batch(deadline, batch, from, to)));
  }

  private Listing<MetricSeries> batch(
      Deadline deadline, List<MetricQuery> queries, Instant from, Instant to) {
    List<MetricDataQuery> asked = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      asked.add(query("q" + i, queries.get(i)));
    }
    Listing<MetricDataResult> results =
        Pages.all(deadline, "metric data", token -> page(asked, from, to, token));
    Map<String, List<MetricSeries.Point>> points = new LinkedHashMap<>();
    List<Unknown> unknowns = new ArrayList<>(results.unknowns());
    for (MetricDataResult r : results.items()) {
      List<MetricSeries.Point> into = points.computeIfAbsent(r.id(), id -> new ArrayList<>());
      for (int i = 0; i < Math.min(r.timestamps().size(), r.values().size()); i++) {
        into.add(new MetricSeries.Point(r.timestamps().get(i), r.values().get(i)));
      }
      if ("InternalError".equals(r.statusCodeAsString())
          || "Forbidden".equals(r.statusCodeAsString())) {
        unknowns.add(refused(queries, r));
      }
    }
    Set<String> cut = incomplete(results);
    List<MetricSeries> series = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      if (cut.contains("q" + i) || (!results.isComplete() && !points.containsKey("q" + i))) {
        continue;
      }
      List<MetricSeries.Point> found = points.getOrDefault("q" + i, new ArrayList<>());
      found.sort(Comparator.comparing(MetricSeries.Point::at));
      series.add(new MetricSeries(queries.get(i).id(), List.copyOf(found)));
    }
    return new Listing<>(series, unknowns);
  }

  /** Those of which more was to come, or that were refused. */
  private static Set<String> incomplete(Listing<MetricDataResult> results) {
    Set<String> cut = new HashSet<>();
    for (MetricDataResult r : results.items()) {
      if ("Complete".equals(r.statusCodeAsString())) {
        cut.remove(r.id());
      } else {
        cut.add(r.id());
      }
    }
    return cut;
  }

  private static Unknown refused(List<MetricQuery> queries, MetricDataResult r) {
    int index = Integer.parseInt(r.id().substring(1));
    boolean forbidden = "Forbidden".equals(r.statusCodeAsString());
    return new Unknown(
        "metric " + Text.clean(queries.get(index).metric()),
        "CloudWatch answered " + r.statusCodeAsString() + " for this query.",
        forbidden ? "cloudwatch:GetMetricData" : null);
  }

  private Pages.Page<MetricDataResult> page(
      List<MetricDataQuery> queries, Instant from, Instant to, @Nullable String token) {
    GetMetricDataResponse r =
        aws.calls()
            .one(
                () ->
                    aws.cloudWatch()
                        .getMetricData(
                            q ->
                                q.metricDataQueries(queries)
                                    .startTime(from)
                                    .endTime(to)
                                    .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                    .nextToken(token)));
    return new Pages.Page<>(r.metricDataResults(), r.nextToken());
  }

  /** Ids of our own: CloudWatch allows only letters, digits and underscores in one. */
  private static MetricDataQuery query(String id, MetricQuery q) {
    List<Dimension> dimensions =
        q.dimensions().entrySet().stream()
            .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.metric(
                        m ->
                            m.namespace(q.namespace())
                                .metricName(q.metric())
                                .dimensions(dimensions))
                    .period(q.periodSeconds())
                    .stat(q.statistic()))
        .returnData(true)
        .build();
  }
}
