package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.logs.Logs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** CloudWatch Logs. */
public final class AwsLogs implements Logs {
  private static final int GROUPS = 50;

  /** What one FilterLogEvents gives at most. */
  private static final int EVENTS = 10_000;

  private final AwsClients aws;

  public AwsLogs(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs describe-log-groups [--log-group-name-prefix PREFIX]}. */
  @Override
  public Outcome<Listing<LogGroup>> groups(String prefix) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(() -> Pages.all(deadline, "log groups", token -> groupPage(prefix, token)));
  }

  private Pages.Page<LogGroup> groupPage(String prefix, @Nullable String token) {
    DescribeLogGroupsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.logs()
                        .describeLogGroups(
                            q ->
                                q.logGroupNamePrefix(prefix.isEmpty() ? null : prefix)
                                    .limit(GROUPS)
                                    .nextToken(token)));
    return new Pages.Page<>(r.logGroups().stream().map(AwsLogs::group).toList(), r.nextToken());
  }

  private static LogGroup group(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup g) {
    return new LogGroup(
        Nulls.empty(g.arn()),
        g.logGroupName(),
        g.retentionInDays(),
        g.storedBytes() == null ? 0 : g.storedBytes());
  }

  /** {@code aws logs filter-log-events}, following empty pages, up to {@code limit} events. */
  @Override
  public Outcome<Listing<LogEvent>> events(
      String group, Instant from, Instant to, @Nullable String filterPattern, int limit) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              int[] left = {limit};
              boolean[] cut = {false};
              Listing<LogEvent> read =
                  Pages.all(
                      deadline,
                      "events of " + group,
                      token -> {
                        FilterLogEventsResponse r =
                            filter(group, from, to, filterPattern, left[0], token);
                        List<LogEvent> events =
                            r.events().stream().limit(left[0]).map(e -> event(group, e)).toList();
                        left[0] -= events.size();
                        boolean full = left[0] <= 0;
                        cut[0] =
                            full && (r.nextToken() != null || r.events().size() > events.size());
                        return new Pages.Page<>(events, full ? null : r.nextToken());
                      });
              return cut[0] ? cut(read, group, limit) : read;
            });
  }

  /** {@code aws logs filter-log-events}, one page. */
  @Override
  public Outcome<Page> page(Range range, @Nullable String token, int limit) {
    return aws.calls()
        .method(
            () -> {
              FilterLogEventsResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.logs()
                                  .filterLogEvents(
                                      q ->
                                          q.logGroupName(range.group())
                                              .logStreamNamePrefix(range.streamPrefix())
                                              .startTime(range.from().toEpochMilli())
                                              .endTime(millis(range.to()))
                                              .filterPattern(range.filterPattern())
                                              .limit(limit)
                                              .nextToken(token)));
              return new Page(
                  r.events().stream().map(e -> event(range.group(), e)).toList(),
                  r.nextToken() == null || r.nextToken().isEmpty() ? null : r.nextToken());
            });
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : Long.valueOf(at.toEpochMilli());
  }

  /** {@code aws logs get-log-events}, backwards to the instant and forwards from it. */
  @Override
  public Outcome<List<LogEvent>> around(
      String group, String stream, Instant at, int before, int after) {
    return aws.calls()
        .method(
            () -> {
              LogWindow window = new LogWindow(aws, group, stream);
              List<LogEvent> lines = new ArrayList<>(window.before(at, before));
              lines.addAll(window.from(at, after));
              return lines;
            });
  }

  private static Listing<LogEvent> cut(Listing<LogEvent> read, String group, int limit) {
    List<Unknown> unknowns = new ArrayList<>(read.unknowns());
    unknowns.add(
        new Unknown(
            "events of " + group + " after the first " + limit,
            "The limit of " + limit + " events was reached.",
            null));
    return new Listing<>(read.items(), unknowns);
  }

  private FilterLogEventsResponse filter(
      String group,
      Instant from,
      Instant to,
      @Nullable String pattern,
      int left,
      @Nullable String token) {
    return aws.calls()
        .one(
            () ->
                aws.logs()
                    .filterLogEvents(
                        q ->
                            q.logGroupName(group)
                                .startTime(from.toEpochMilli())
                                .endTime(to.toEpochMilli())
                                .filterPattern(pattern)
                                .limit(Math.min(EVENTS, Math.max(1, left)))
                                .nextToken(token)));
  }

  private static LogEvent event(String group, FilteredLogEvent e) {
    return new LogEvent(
        group,
        Nulls.empty(e.logStreamName()),
        Nulls.empty(e.eventId()),
        Instant.ofEpochMilli(e.timestamp() == null ? 0 : e.timestamp()),
        Nulls.empty(e.message()));
  }
}
