package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.FilterPattern;
import dev.quarterdeck.sandbox.world.watch.LogEvent;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/** Lines of logs. */
final class LogEventOperations {
  private static final int MOST = 10_000;
  private static final int MOST_BYTES = 1_048_576;
  private static final int LINE_OVERHEAD = 26;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long OLDEST = Duration.ofDays(14).toMillis();
  private static final long NEWEST = Duration.ofHours(2).toMillis();
  private final World world;
  private final LogGroupOperations groups;

  LogEventOperations(World world, LogGroupOperations groups) {
    this.world = world;
    this.groups = groups;
  }

  PutLogEventsResponse put(PutLogEventsRequest q, Call call) {
    LogStream s = LogGroupOperations.stream(groups.group(q.logGroupName()), q.logStreamName());
    long now = world.now().toEpochMilli();
    long previous = Long.MIN_VALUE;
    Integer tooNew = null;
    Integer tooOld = null;
    List<InputLogEvent> events = q.logEvents();
    limits(events);
    for (InputLogEvent e : events) {
      if (e.timestamp() < previous) {
        throw new ServiceError(
            LogGroupOperations.INVALID,
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      previous = e.timestamp();
    }
    for (int i = 0; i < events.size(); i++) {
      long at = events.get(i).timestamp();
      if (at < now - OLDEST) {
        tooOld = i + 1;
      } else if (at > now + NEWEST) {
        tooNew = tooNew == null ? Integer.valueOf(i) : tooNew;
      } else {
        s.put(at, events.get(i).message());
      }
    }
    return PutLogEventsResponse.builder()
        .rejectedLogEventsInfo(
            tooNew == null && tooOld == null
                ? null
                : RejectedLogEventsInfo.builder()
                    .tooNewLogEventStartIndex(tooNew)
                    .tooOldLogEventEndIndex(tooOld)
                    .build())
        .build();
  }

  /** 10,000 lines, 1 MiB with 26 bytes more for each, and a day from the first to the last. */
  private static void limits(List<InputLogEvent> events) {
    long bytes =
        events.stream()
            .mapToLong(e -> e.message().getBytes(StandardCharsets.UTF_8).length + LINE_OVERHEAD)
            .sum();
    if (events.isEmpty() || events.size() > MOST || bytes > MOST_BYTES) {
      throw new ServiceError(
          LogGroupOperations.INVALID,
          bytes > MOST_BYTES
              ? "Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES
              : "1 validation error detected: Value at 'logEvents' failed to satisfy constraint:"
                  + " Member must have length between 1 and "
                  + MOST);
    }
    if (events.getLast().timestamp() - events.getFirst().timestamp() > DAY) {
      throw new ServiceError(
          LogGroupOperations.INVALID,
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
  }

  FilterLogEventsResponse filter(FilterLogEventsRequest q, Call call) {
    Logs.Group g =
        groups.group(q.logGroupName() != null ? q.logGroupName() : q.logGroupIdentifier());
    int limit = Check.range(q.limit(), MOST, 1, MOST, "limit", LogGroupOperations.INVALID);
    Predicate<String> pattern = pattern(q.filterPattern());
    // A token says the instant to go on from, and how many lines of that instant were given
    // already.
    long[] token = token(q.nextToken());
    long from = token == null ? (q.startTime() == null ? 0 : q.startTime()) : token[0];
    int skip = token == null ? 0 : (int) token[1];
    long to = q.endTime() == null ? Long.MAX_VALUE : q.endTime();
    List<LogEvent> found = new ArrayList<>();
    for (LogStream s : g.streams().values()) {
      boolean asked =
          (q.logStreamNames().isEmpty() || q.logStreamNames().contains(s.name()))
              && (q.logStreamNamePrefix() == null || s.name().startsWith(q.logStreamNamePrefix()));
      if (asked) {
        // One more than fits, to know whether there is another page.
        found.addAll(s.read(from, to, limit + skip + 1, e -> pattern.test(e.message())));
      }
    }
    found.sort(Comparator.comparingLong(LogEvent::at));
    List<LogEvent> rest = found.subList((int) Math.min(skip, found.size()), found.size());
    List<LogEvent> page = rest.subList(0, fitting(rest, limit));
    String next = null;
    if (page.size() < rest.size()) {
      long at = page.getLast().at();
      long same =
          found.subList(0, (int) skip + page.size()).stream().filter(e -> e.at() == at).count();
      next = "t/" + at + "/" + same;
    }
    return FilterLogEventsResponse.builder()
        .events(
            page.stream()
                .map(
                    e ->
                        FilteredLogEvent.builder()
                            .logStreamName(e.stream())
                            .timestamp(e.at())
                            .ingestionTime(e.ingested())
                            .message(e.message())
                            .eventId(eventId(e))
                            .build())
                .toList())
        .nextToken(next)
        .searchedLogStreams(List.of())
        .build();
  }

  /** CloudWatch's filter pattern; one that does not parse is refused as AWS does. */
  static Predicate<String> pattern(@Nullable String text) {
    try {
      return FilterPattern.parse(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new ServiceError(LogGroupOperations.INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static String eventId(LogEvent e) {
    return e.at() + Integer.toUnsignedString(e.stream().hashCode()) + e.number();
  }

  /**
   * How many of the first lines go into one answer: {@code limit}, but 1 MB at most, and at least
   * one.
   */
  private static int fitting(List<LogEvent> lines, int limit) {
    int bytes = 0;
    for (int i = 0; i < Math.min(limit, lines.size()); i++) {
      bytes += lines.get(i).size();
      if (bytes > MOST_BYTES && i > 0) {
        return i;
      }
    }
    return Math.min(limit, lines.size());
  }

  private static long @Nullable [] token(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("t/[0-9]{1,18}/[0-9]{1,9}")) {
      throw new ServiceError(LogGroupOperations.INVALID, "The specified nextToken is invalid.");
    }
    String[] parts = text.split("/");
    return new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2])};
  }

  GetLogEventsResponse get(GetLogEventsRequest q, Call call) {
    LogStream s =
        LogGroupOperations.stream(
            groups.group(q.logGroupName() != null ? q.logGroupName() : q.logGroupIdentifier()),
            q.logStreamName());
    int limit = Check.range(q.limit(), MOST, 1, MOST, "limit", LogGroupOperations.INVALID);
    List<LogEvent> all =
        s.read(
            q.startTime() == null ? 0 : q.startTime(),
            q.endTime() == null ? Long.MAX_VALUE : q.endTime(),
            Integer.MAX_VALUE,
            e -> true);
    int from;
    int to;
    String token = q.nextToken();
    if (token != null && !token.matches("[fb]/[0-9]{1,9}")) {
      throw new ServiceError(LogGroupOperations.INVALID, "The specified nextToken is invalid.");
    }
    if (token == null ? Check.isTrue(q.startFromHead()) : token.startsWith("f/")) {
      from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token.substring(2)));
      to = from + fitting(all.subList(from, all.size()), limit);
    } else {
      to = token == null ? all.size() : Math.min(all.size(), Integer.parseInt(token.substring(2)));
      from = to - fitting(all.subList(0, to).reversed(), limit);
    }
    return GetLogEventsResponse.builder()
        .events(
            all.subList(from, to).stream()
                .map(
                    e ->
                        OutputLogEvent.builder()
                            .timestamp(e.at())
                            .ingestionTime(e.ingested())
                            .message(e.message())
                            .build())
                .toList())
        .nextForwardToken("f/" + to)
        .nextBackwardToken("b/" + from)
        .build();
  }
}
