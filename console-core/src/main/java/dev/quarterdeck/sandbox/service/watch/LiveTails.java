package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.EventStream;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.LogEvent;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionStart;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

/** Live Tail: an update a second, at most 500 lines in each, for three hours. */
final class LiveTails {
  private static final int GROUPS = 10;
  private static final int MOST = 500;
  private static final long SECOND = 1_000;
  private static final Duration LONGEST = Duration.ofHours(3);
  private final World world;
  private final LogGroupOperations groups;
  private long sessions;

  LiveTails(World world, LogGroupOperations groups) {
    this.world = world;
    this.groups = groups;
  }

  EventStream start(StartLiveTailRequest q, Call call) {
    List<String> arns = q.logGroupIdentifiers();
    if (arns.isEmpty() || arns.size() > GROUPS) {
      throw new ServiceError(
          LogGroupOperations.INVALID, "logGroupIdentifiers must have between 1 and 10 members.");
    }
    for (String arn : arns) {
      if (!arn.startsWith("arn:") || arn.endsWith("*")) {
        throw new ServiceError(
            LogGroupOperations.INVALID,
            "The log group identifier must be an ARN and must not end with an asterisk.");
      }
    }
    boolean streams = !q.logStreamNames().isEmpty() || !q.logStreamNamePrefixes().isEmpty();
    if (streams && arns.size() > 1) {
      throw new ServiceError(
          LogGroupOperations.INVALID,
          "Log stream names and prefixes can be given for a single log group only.");
    }
    if (!q.logStreamNames().isEmpty() && !q.logStreamNamePrefixes().isEmpty()) {
      throw new ServiceError(
          LogGroupOperations.INVALID,
          "logStreamNames and logStreamNamePrefixes exclude each other.");
    }
    Predicate<String> pattern = LogEventOperations.pattern(q.logEventFilterPattern());
    return new Session(q, arns.stream().map(groups::group).toList(), pattern, world.now());
  }

  private final class Session implements EventStream {
    private final StartLiveTailRequest request;
    private final List<Logs.Group> watched;
    private final Predicate<String> pattern;
    private final Instant start;
    private final String id = "session-" + ++sessions;
    private boolean begun;
    private long told;

    Session(
        StartLiveTailRequest request,
        List<Logs.Group> watched,
        Predicate<String> pattern,
        Instant start) {
      this.request = request;
      this.watched = watched;
      this.pattern = pattern;
      this.start = start;
      this.told = start.toEpochMilli();
    }

    @Override
    public List<Event> due(Instant now, boolean quiet) {
      List<Event> events = new ArrayList<>();
      if (!begun) {
        begun = true;
        events.add(
            Event.of(
                "sessionStart",
                LiveTailSessionStart.builder()
                    .requestId(id)
                    .sessionId(id)
                    .logGroupIdentifiers(request.logGroupIdentifiers())
                    .logStreamNames(request.logStreamNames())
                    .logStreamNamePrefixes(request.logStreamNamePrefixes())
                    .logEventFilterPattern(request.logEventFilterPattern())
                    .build()));
      }
      Instant end = start.plus(LONGEST);
      long until = Math.min(now.toEpochMilli(), end.toEpochMilli());
      while (told + SECOND <= until) {
        events.add(update(told, told + SECOND));
        told += SECOND;
      }
      if (quiet && events.isEmpty()) {
        events.add(update(told, until));
        told = until;
      }
      if (!now.isBefore(end)) {
        events.add(
            Event.failure(
                "SessionTimeoutException",
                (software.amazon.awssdk.core.SdkPojo)
                    SessionTimeoutException.builder()
                        .message("The live tail session has expired.")
                        .build()));
      }
      return events;
    }

    private Event update(long from, long to) {
      List<LiveTailSessionLogEvent> news = new ArrayList<>();
      for (Logs.Group g : watched) {
        for (LogStream s : g.streams().values()) {
          if (asked(s.name())) {
            s.arrived(from, to, e -> pattern.test(e.message())).forEach(e -> news.add(shape(g, e)));
          }
        }
      }
      news.sort(Comparator.comparing(LiveTailSessionLogEvent::timestamp));
      boolean sampled = news.size() > MOST;
      return Event.of(
          "sessionUpdate",
          LiveTailSessionUpdate.builder()
              .sessionMetadata(m -> m.sampled(sampled))
              .sessionResults(sampled ? sample(news) : news)
              .build());
    }

    /** Evenly out of all of them. */
    private static List<LiveTailSessionLogEvent> sample(List<LiveTailSessionLogEvent> all) {
      List<LiveTailSessionLogEvent> some = new ArrayList<>();
      for (int i = 0; i < MOST; i++) {
        some.add(all.get((int) ((long) i * all.size() / MOST)));
      }
      return some;
    }

    private boolean asked(String stream) {
      return (request.logStreamNames().isEmpty() || request.logStreamNames().contains(stream))
          && (request.logStreamNamePrefixes().isEmpty()
              || request.logStreamNamePrefixes().stream().anyMatch(stream::startsWith));
    }

    private LiveTailSessionLogEvent shape(Logs.Group g, LogEvent e) {
      return LiveTailSessionLogEvent.builder()
          .logGroupIdentifier(world.account().id() + ":" + g.name())
          .logStreamName(e.stream())
          .message(e.message())
          .timestamp(e.at())
          .ingestionTime(e.ingested())
          .build();
    }
  }
}
