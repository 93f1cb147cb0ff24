package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.Datum;
import dev.quarterdeck.sandbox.world.watch.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Metrics and their statistics. */
final class MetricOperations {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_DATAPOINTS = 100_800;
  private final World world;

  MetricOperations(World world) {
    this.world = world;
  }

  ListMetricsResponse list(ListMetricsRequest q, Call call) {
    List<Metric> found =
        world.watch().metrics().list().stream()
            .filter(m -> q.namespace() == null || m.namespace().equals(q.namespace()))
            .filter(m -> q.metricName() == null || m.name().equals(q.metricName()))
            .filter(
                m ->
                    q.dimensions().stream()
                        .allMatch(
                            d ->
                                m.dimensions().containsKey(d.name())
                                    && (d.value() == null
                                        || d.value().equals(m.dimensions().get(d.name())))))
            .map(
                m ->
                    Metric.builder()
                        .namespace(m.namespace())
                        .metricName(m.name())
                        .dimensions(dimensions(m))
                        .build())
            .toList();
    Page<Metric> page = Page.of(found, q.nextToken(), 500, "InvalidParameterValue");
    return ListMetricsResponse.builder().metrics(page.items()).nextToken(page.next()).build();
  }

  GetMetricDataResponse data(GetMetricDataRequest q, Call call) {
    Instant start = time(q.startTime());
    Instant end = time(q.endTime());
    if (!start.isBefore(end)) {
      throw new ServiceError(
          "ValidationError", "The parameter StartTime must be less than the parameter EndTime.");
    }
    if (q.metricDataQueries().size() > MOST_QUERIES) {
      throw new ServiceError(
          "ValidationError",
          "The collection MetricDataQueries must not have a size greater than 500.");
    }
    Map<String, TreeMap<Instant, Double>> series = new HashMap<>();
    for (MetricDataQuery m : q.metricDataQueries()) {
      if (m.metricStat() != null) {
        var stat = m.metricStat();
        series.put(
            m.id(),
            series(
                id(
                    stat.metric().namespace(),
                    stat.metric().metricName(),
                    stat.metric().dimensions()),
                stat.stat(),
                stat.period(),
                start,
                end));
      }
    }
    List<MetricDataResult> results = new ArrayList<>();
    for (MetricDataQuery m : q.metricDataQueries()) {
      TreeMap<Instant, Double> values = series.get(m.id());
      if (values == null) {
        if (m.expression() == null) {
          throw new ServiceError(
              "ValidationError",
              "Either MetricStat or Expression must be given for '" + m.id() + "'.");
        }
        values = new MetricMath(m.expression(), series).evaluate();
        series.put(m.id(), values);
      }
      if (m.returnData() == null || m.returnData()) {
        List<Instant> times = new ArrayList<>(values.keySet());
        if (q.scanBy() != ScanBy.TIMESTAMP_ASCENDING) {
          Collections.reverse(times);
        }
        results.add(
            MetricDataResult.builder()
                .id(m.id())
                .label(
                    m.label() != null
                        ? m.label()
                        : m.metricStat() != null ? m.metricStat().metric().metricName() : m.id())
                .timestamps(times)
                .values(times.stream().map(values::get).toList())
                .statusCode("Complete")
                .build());
      }
    }
    int max =
        Check.range(
            q.maxDatapoints(),
            MOST_DATAPOINTS,
            1,
            MOST_DATAPOINTS,
            "maxDatapoints",
            "ValidationError");
    return page(results, q.nextToken(), max);
  }

  /** Where a datum stands: which series, and the how-manieth of it. */
  private record Place(int series, int index) {}

  /**
   * AWS pages over the data of all series together; a series that goes on is marked PartialData.
   */
  private static GetMetricDataResponse page(
      List<MetricDataResult> all, @Nullable String token, int max) {
    List<Place> places = new ArrayList<>();
    for (int s = 0; s < all.size(); s++) {
      for (int i = 0; i < all.get(s).values().size(); i++) {
        places.add(new Place(s, i));
      }
    }
    Page<Place> page = Page.of(places, token, max, "InvalidNextToken");
    List<MetricDataResult> shown = new ArrayList<>();
    for (int s = 0; s < all.size(); s++) {
      int series = s;
      MetricDataResult whole = all.get(s);
      List<Integer> here =
          page.items().stream().filter(p -> p.series() == series).map(Place::index).toList();
      if (!here.isEmpty() || (whole.values().isEmpty() && token == null)) {
        boolean goesOn = !here.isEmpty() && here.getLast() < whole.values().size() - 1;
        shown.add(
            whole.toBuilder()
                .timestamps(here.stream().map(whole.timestamps()::get).toList())
                .values(here.stream().map(whole.values()::get).toList())
                .statusCode(goesOn ? "PartialData" : "Complete")
                .build());
      }
    }
    return GetMetricDataResponse.builder()
        .metricDataResults(shown)
        .nextToken(page.next())
        .messages(List.of())
        .build();
  }

  private TreeMap<Instant, Double> series(
      Metrics.Id id, String stat, int period, Instant start, Instant end) {
    if (period < 60 || period % 60 != 0) {
      throw new ServiceError(
          "ValidationError", "The sandbox keeps minutes: the period must be a multiple of 60.");
    }
    Map<Instant, List<Datum>> buckets = buckets(id, period, start, end);
    TreeMap<Instant, Double> values = new TreeMap<>();
    buckets.forEach(
        (at, data) -> {
          Double v = Datum.statistic(data, stat);
          if (v == null) {
            throw new ServiceError("ValidationError", "The statistic " + stat + " is not offered.");
          }
          values.put(at, v);
        });
    return values;
  }

  private Map<Instant, List<Datum>> buckets(Metrics.Id id, int period, Instant start, Instant end) {
    Instant first = Instant.ofEpochSecond(Math.floorDiv(start.getEpochSecond(), period) * period);
    Map<Instant, List<Datum>> buckets = new TreeMap<>();
    for (Datum d : world.watch().metrics().read(id, first, end)) {
      Instant at = Instant.ofEpochSecond(Math.floorDiv(d.at().getEpochSecond(), period) * period);
      buckets.computeIfAbsent(at, a -> new ArrayList<>()).add(d);
    }
    return buckets;
  }

  GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest q, Call call) {
    int period = q.period() == null ? 60 : q.period();
    if (period < 60 || period % 60 != 0) {
      throw new ServiceError(
          "InvalidParameterValue",
          "The sandbox keeps minutes: the period must be a multiple of 60.");
    }
    List<Datapoint> points = new ArrayList<>();
    buckets(
            id(q.namespace(), q.metricName(), q.dimensions()),
            period,
            time(q.startTime()),
            time(q.endTime()))
        .forEach(
            (at, data) -> {
              Datapoint.Builder b = Datapoint.builder().timestamp(at);
              for (String s : q.statisticsAsStrings()) {
                Double v = Datum.statistic(data, s);
                switch (s) {
                  case "Sum" -> b.sum(v);
                  case "Average" -> b.average(v);
                  case "Minimum" -> b.minimum(v);
                  case "Maximum" -> b.maximum(v);
                  case "SampleCount" -> b.sampleCount(v);
                  default ->
                      throw new ServiceError("InvalidParameterValue", "Unknown statistic " + s);
                }
              }
              Map<String, Double> extended = new TreeMap<>();
              q.extendedStatistics()
                  .forEach(
                      s -> {
                        Double v = Datum.statistic(data, s);
                        if (v != null) {
                          extended.put(s, v);
                        }
                      });
              points.add(b.extendedStatistics(extended.isEmpty() ? null : extended).build());
            });
    return GetMetricStatisticsResponse.builder().label(q.metricName()).datapoints(points).build();
  }

  PutMetricDataResponse put(PutMetricDataRequest q, Call call) {
    if (q.namespace() == null || q.namespace().startsWith("AWS/")) {
      throw new ServiceError(
          "InvalidParameterValue", "The value AWS/ for parameter Namespace is reserved.");
    }
    for (MetricDatum d : q.metricData()) {
      Instant at = d.timestamp() == null ? world.now() : d.timestamp();
      Metrics.Id id = id(q.namespace(), d.metricName(), d.dimensions());
      if (d.statisticValues() != null) {
        var s = d.statisticValues();
        world
            .watch()
            .metrics()
            .put(id, at, s.sum(), s.sampleCount(), List.of(s.minimum(), s.maximum()));
      } else if (!d.values().isEmpty()) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < d.values().size(); i++) {
          double weight = i < d.counts().size() ? d.counts().get(i) : 1;
          sum += d.values().get(i) * weight;
          count += weight;
        }
        world.watch().metrics().put(id, at, sum, count, d.values());
      } else if (d.value() != null) {
        world.watch().metrics().put(id, at, d.value(), 1, List.of(d.value()));
      } else {
        throw new ServiceError(
            "MissingParameter", "The parameter MetricData.member.1.Value is required.");
      }
    }
    return PutMetricDataResponse.builder().build();
  }

  private static Metrics.Id id(
      @Nullable String namespace, @Nullable String name, List<Dimension> dimensions) {
    return new Metrics.Id(
        namespace == null ? "" : namespace, name == null ? "" : name, dimensions(dimensions));
  }

  private static Instant time(@Nullable Instant at) {
    if (at == null) {
      throw new ServiceError("MissingParameter", "StartTime and EndTime are required.");
    }
    return at;
  }

  static Map<String, String> dimensions(List<Dimension> dimensions) {
    Map<String, String> map = new TreeMap<>();
    dimensions.forEach(d -> map.put(d.name(), d.value()));
    return map;
  }

  static List<Dimension> dimensions(Metrics.Id id) {
    return id.dimensions().entrySet().stream()
        .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
        .toList();
  }
}
