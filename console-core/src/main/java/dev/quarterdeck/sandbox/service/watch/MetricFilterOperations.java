package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.Logs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;

/** Metric filters of log groups. */
final class MetricFilterOperations {
  private static final String INVALID = LogGroupOperations.INVALID;
  private final World world;

  MetricFilterOperations(World world) {
    this.world = world;
  }

  PutMetricFilterResponse put(PutMetricFilterRequest q, Call call) {
    Logs.Group g = group(q.logGroupName());
    String name = Check.required(q.filterName(), "filterName", INVALID);
    if (q.filterPattern() == null) {
      throw new ServiceError(
          INVALID, "1 validation error detected: filterPattern must not be null");
    }
    if (q.metricTransformations().size() != 1) {
      throw new ServiceError(
          INVALID, "1 validation error detected: metricTransformations must have length 1");
    }
    MetricTransformation t = q.metricTransformations().getFirst();
    g.filters.put(
        name,
        new dev.quarterdeck.sandbox.world.watch.MetricFilter(
            name,
            q.filterPattern(),
            Check.required(t.metricName(), "metricName", INVALID),
            Check.required(t.metricNamespace(), "metricNamespace", INVALID),
            Check.required(t.metricValue(), "metricValue", INVALID),
            world.now()));
    return PutMetricFilterResponse.builder().build();
  }

  DeleteMetricFilterResponse delete(DeleteMetricFilterRequest q, Call call) {
    if (group(q.logGroupName())
            .filters
            .remove(Check.required(q.filterName(), "filterName", INVALID))
        == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "The specified metric filter does not exist.");
    }
    return DeleteMetricFilterResponse.builder().build();
  }

  DescribeMetricFiltersResponse describe(DescribeMetricFiltersRequest q, Call call) {
    if ((q.metricName() == null) != (q.metricNamespace() == null)) {
      throw new ServiceError(INVALID, "metricName and metricNamespace must be given together.");
    }
    List<MetricFilter> found = new ArrayList<>();
    List<Logs.Group> groups =
        q.logGroupName() == null
            ? List.copyOf(world.watch().logs().groups().values())
            : List.of(group(q.logGroupName()));
    for (Logs.Group g : groups) {
      g.filters.values().stream()
          .filter(f -> q.filterNamePrefix() == null || f.name().startsWith(q.filterNamePrefix()))
          .filter(
              f ->
                  q.metricName() == null
                      || (f.metricName().equals(q.metricName())
                          && f.metricNamespace().equals(q.metricNamespace())))
          .forEach(f -> found.add(shape(g, f)));
    }
    Page<MetricFilter> page =
        Page.of(found, q.nextToken(), Check.range(q.limit(), 50, 1, 50, "limit", INVALID), INVALID);
    return DescribeMetricFiltersResponse.builder()
        .metricFilters(page.items())
        .nextToken(page.next())
        .build();
  }

  private static MetricFilter shape(
      Logs.Group g, dev.quarterdeck.sandbox.world.watch.MetricFilter f) {
    return MetricFilter.builder()
        .filterName(f.name())
        .filterPattern(f.pattern())
        .logGroupName(g.name())
        .creationTime(f.created().toEpochMilli())
        .metricTransformations(
            t ->
                t.metricName(f.metricName())
                    .metricNamespace(f.metricNamespace())
                    .metricValue(f.metricValue()))
        .build();
  }

  private Logs.Group group(@Nullable String name) {
    Logs.Group g = world.watch().logs().groups().get(Check.required(name, "logGroupName", INVALID));
    if (g == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "The specified log group does not exist.");
    }
    return g;
  }
}
