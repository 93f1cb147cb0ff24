package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import dev.quarterdeck.sandbox.world.watch.insights.MalformedQuery;
import dev.quarterdeck.sandbox.world.watch.insights.Query;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** Logs Insights: queries take a few seconds of the world's time. */
final class InsightsOperations {
  private static final int MOST = 10_000;
  private static final int RUNNING = 30;
  private static final int KEPT = 1_000;
  private static final int GROUPS = 50;
  private static final Duration SCHEDULED = Duration.ofMillis(800);
  private static final Duration RUNS = Duration.ofSeconds(3);
  private final World world;
  private final LogGroupOperations groups;
  private final Map<String, Asked> asked = new LinkedHashMap<>();

  InsightsOperations(World world, LogGroupOperations groups) {
    this.world = world;
    this.groups = groups;
  }

  private static final class Asked {
    final Query query;
    final List<Query.Source> events;
    final Instant at;
    final @Nullable Integer limit;
    final long bytes;
    boolean stopped;

    Asked(Query query, List<Query.Source> events, Instant at, @Nullable Integer limit, long bytes) {
      this.query = query;
      this.events = events;
      this.at = at;
      this.limit = limit;
      this.bytes = bytes;
    }

    QueryStatus status(Instant now) {
      return stopped
          ? QueryStatus.CANCELLED
          : now.isBefore(at.plus(SCHEDULED))
              ? QueryStatus.SCHEDULED
              : now.isBefore(at.plus(RUNS)) ? QueryStatus.RUNNING : QueryStatus.COMPLETE;
    }
  }

  StartQueryResponse start(StartQueryRequest q, Call call) {
    List<String> names = new ArrayList<>(q.logGroupNames());
    names.addAll(q.logGroupIdentifiers());
    if (q.logGroupName() != null) {
      names.add(q.logGroupName());
    }
    if (names.isEmpty() || names.size() > GROUPS) {
      throw new ServiceError(
          LogGroupOperations.INVALID, "Between 1 and 50 log groups must be given.");
    }
    String text = Check.required(q.queryString(), "queryString", LogGroupOperations.INVALID);
    if (q.startTime() == null || q.endTime() == null || q.endTime() < q.startTime()) {
      throw new ServiceError(
          LogGroupOperations.INVALID, "End time should not be before start time.");
    }
    if (q.limit() != null) {
      Check.range(q.limit(), MOST, 1, MOST, "limit", LogGroupOperations.INVALID);
    }
    Query query;
    try {
      query = Query.parse(text);
    } catch (MalformedQuery e) {
      throw new ServiceError("MalformedQueryException", String.valueOf(e.getMessage()));
    }
    Instant now = world.now();
    if (asked.values().stream().filter(a -> under(a.status(now))).count() >= RUNNING) {
      throw new ServiceError("LimitExceededException", "Too many concurrent queries.");
    }
    List<Query.Source> events = new ArrayList<>();
    for (String name : names) {
      Logs.Group g = groups.group(name);
      for (LogStream s : g.streams().values()) {
        // Both ends are in whole seconds and belong to the range.
        s.read(q.startTime() * 1000, (q.endTime() + 1) * 1000, Integer.MAX_VALUE, e -> true)
            .forEach(e -> events.add(new Query.Source(world.account().id() + ":" + g.name(), e)));
      }
    }
    long bytes =
        events.stream()
            .mapToLong(e -> e.event().message().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    String id =
        new UUID(world.randomness().bits("query", asked.size()), asked.size() + 1L).toString();
    asked.put(id, new Asked(query, events, now, q.limit(), bytes));
    if (asked.size() > KEPT) {
      asked.remove(asked.keySet().iterator().next());
    }
    return StartQueryResponse.builder().queryId(id).build();
  }

  private static boolean under(QueryStatus status) {
    return status == QueryStatus.SCHEDULED || status == QueryStatus.RUNNING;
  }

  GetQueryResultsResponse results(GetQueryResultsRequest q, Call call) {
    Asked a = query(q.queryId());
    QueryStatus status = a.status(world.now());
    if (status != QueryStatus.COMPLETE) {
      return GetQueryResultsResponse.builder()
          .status(status)
          .results(List.<List<ResultField>>of())
          .statistics(s -> s.recordsMatched(0.0).recordsScanned(0.0).bytesScanned(0.0))
          .build();
    }
    Query.Result result = a.query.run(a.events, a.limit);
    return GetQueryResultsResponse.builder()
        .status(status)
        .results(
            result.rows().stream()
                .map(
                    row ->
                        row.entrySet().stream()
                            .map(
                                e ->
                                    ResultField.builder()
                                        .field(e.getKey())
                                        .value(e.getValue())
                                        .build())
                            .toList())
                .toList())
        .statistics(
            s ->
                s.recordsMatched((double) result.matched())
                    .recordsScanned((double) a.events.size())
                    .bytesScanned((double) a.bytes))
        .build();
  }

  StopQueryResponse stop(StopQueryRequest q, Call call) {
    Asked a = query(q.queryId());
    if (!under(a.status(world.now()))) {
      throw new ServiceError(
          LogGroupOperations.INVALID, "The specified query is not in a running state.");
    }
    a.stopped = true;
    return StopQueryResponse.builder().success(true).build();
  }

  private Asked query(@Nullable String id) {
    Asked a = asked.get(Check.required(id, "queryId", LogGroupOperations.INVALID));
    if (a == null) {
      throw new ServiceError("ResourceNotFoundException", "The specified query does not exist.");
    }
    return a;
  }
}
