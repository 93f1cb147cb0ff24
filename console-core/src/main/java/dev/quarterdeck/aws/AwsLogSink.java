package dev.quarterdeck.aws;

import dev.quarterdeck.audit.ship.LogSink;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** A group of CloudWatch Logs that the record is shipped to. */
public final class AwsLogSink implements LogSink {
  private final AwsClients aws;

  public AwsLogSink(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs describe-log-groups --log-group-name-prefix}. */
  @Override
  public Outcome<Group> group(String name) {
    return new AwsLogs(aws)
        .groups(name)
        .then(
            found ->
                found.items().stream()
                    .filter(g -> g.name().equals(name))
                    .findFirst()
                    .map(g -> Outcome.done(new Group(g.retentionDays())))
                    .orElseGet(() -> Outcome.failed(absent(name))));
  }

  private static Problem absent(String name) {
    return new Problem.NotFound(
        "There is no log group " + Text.clean(name) + ".",
        "Create it with the retention that you need, or name another one.");
  }

  /** {@code aws logs create-log-stream}. */
  @Override
  public Outcome<Boolean> makeStream(String group, String stream) {
    return change(
        () -> {
          try {
            aws.logs().createLogStream(q -> q.logGroupName(group).logStreamName(stream));
            return true;
          } catch (ResourceAlreadyExistsException e) {
            return false;
          }
        });
  }

  /** {@code aws logs put-log-events}, with one attempt. */
  @Override
  public Outcome<Integer> put(String group, String stream, List<Line> lines) {
    List<InputLogEvent> events =
        lines.stream()
            .map(
                l ->
                    InputLogEvent.builder()
                        .timestamp(l.at().toEpochMilli())
                        .message(l.message())
                        .build())
            .toList();
    return change(
        () -> {
          PutLogEventsResponse answer =
              aws.logsOnce()
                  .putLogEvents(q -> q.logGroupName(group).logStreamName(stream).logEvents(events));
          if (answer.rejectedLogEventsInfo() != null) {
            throw new ProblemException(
                new Problem.Refused(
                    "CloudWatch Logs did not take every line: some are too old or too new for it.",
                    "Check this machine's clock and the group's retention, then ship again."));
          }
          return events.size();
        });
  }

  /** {@code aws logs get-log-events --start-from-head}. */
  @Override
  public Outcome<List<String>> messages(String group, String stream, Instant from) {
    return aws.calls()
        .method(
            () -> {
              Listing<String> all =
                  Pages.all(
                      aws.deadline(),
                      "lines of " + stream,
                      token -> page(group, stream, from, token));
              if (!all.isComplete()) {
                // Lines that were not seen would be sent again.
                throw new ProblemException(
                    new Problem.Unreachable(
                        "The stream could not be read to its end: "
                            + all.unknowns().getFirst().why(),
                        "Ship again in a while."));
              }
              return all.items();
            });
  }

  /** At the end of a stream the token stays the same. */
  private Pages.Page<String> page(
      String group, String stream, Instant from, @Nullable String token) {
    GetLogEventsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.logs()
                        .getLogEvents(
                            q ->
                                q.logGroupName(group)
                                    .logStreamName(stream)
                                    .startTime(from.toEpochMilli())
                                    .startFromHead(true)
                                    .nextToken(token)));
    String next = r.nextForwardToken();
    return new Pages.Page<>(
        r.events().stream().map(OutputLogEvent::message).map(Nulls::empty).toList(),
        next == null || next.equals(token) ? null : next);
  }

  private <T> Outcome<T> change(Callable<T> call) {
    return aws.calls().change(() -> aws.calls().one(call));
  }
}
