package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.logs.LogEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/**
 * Lines of one stream around an instant. A page may be empty although there are more; the end is
 * where the same token comes back.
 */
final class LogWindow {
  private static final int PAGE = 1_000;

  private final AwsClients aws;
  private final String group;
  private final String stream;
  private final Deadline deadline;

  LogWindow(AwsClients aws, String group, String stream) {
    this.aws = aws;
    this.group = group;
    this.stream = stream;
    this.deadline = aws.deadline();
  }

  /** The last lines before the instant, oldest first. */
  List<LogEvent> before(Instant at, int count) {
    List<LogEvent> lines = new ArrayList<>();
    @Nullable String token = null;
    while (lines.size() < count) {
      GetLogEventsResponse r =
          page(count - lines.size(), token, q -> q.endTime(at.toEpochMilli()).startFromHead(false));
      lines.addAll(0, r.events().stream().map(this::event).toList());
      if (r.nextBackwardToken() == null || r.nextBackwardToken().equals(token)) {
        break;
      }
      token = r.nextBackwardToken();
    }
    return lines;
  }

  /** Every line of the instant itself, and {@code count} after them. */
  List<LogEvent> from(Instant at, int count) {
    List<LogEvent> lines = new ArrayList<>();
    int later = 0;
    @Nullable String token = null;
    while (later < count || lines.isEmpty()) {
      GetLogEventsResponse r =
          page(count + PAGE, token, q -> q.startTime(at.toEpochMilli()).startFromHead(true));
      for (OutputLogEvent e : r.events()) {
        LogEvent line = event(e);
        later += line.at().isAfter(at) ? 1 : 0;
        if (later > count) {
          return lines;
        }
        lines.add(line);
      }
      if (r.nextForwardToken() == null || r.nextForwardToken().equals(token)) {
        break;
      }
      token = r.nextForwardToken();
    }
    return lines;
  }

  private GetLogEventsResponse page(
      int limit, @Nullable String token, Consumer<GetLogEventsRequest.Builder> range) {
    if (deadline.passed()) {
      throw new ProblemException(Problems.timedOut("Reading the stream " + stream));
    }
    GetLogEventsRequest.Builder request =
        GetLogEventsRequest.builder()
            .logGroupName(group)
            .logStreamName(stream)
            .limit(Math.min(10_000, Math.max(1, limit)))
            .nextToken(token);
    range.accept(request);
    return aws.calls().one(() -> aws.logs().getLogEvents(request.build()));
  }

  private LogEvent event(OutputLogEvent e) {
    return new LogEvent(
        group,
        stream,
        "",
        Instant.ofEpochMilli(e.timestamp() == null ? 0 : e.timestamp()),
        Nulls.empty(e.message()));
  }
}
