package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.deploy.TaskOutput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;

/** Log streams of tasks. */
public final class AwsTaskOutput implements TaskOutput {
  private final AwsClients aws;

  public AwsTaskOutput(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws logs get-log-events --start-from-head}. */
  @Override
  public Outcome<Lines> read(String group, String stream, @Nullable String token) {
    Outcome<Lines> read =
        aws.calls()
            .method(
                () -> {
                  GetLogEventsResponse r =
                      aws.calls()
                          .one(
                              () ->
                                  aws.logs()
                                      .getLogEvents(
                                          q ->
                                              q.logGroupName(group)
                                                  .logStreamName(stream)
                                                  .startFromHead(true)
                                                  .nextToken(token)));
                  return new Lines(
                      r.events().stream()
                          .map(
                              e ->
                                  new Line(
                                      Instant.ofEpochMilli(
                                          e.timestamp() == null ? 0 : e.timestamp()),
                                      Nulls.empty(e.message())))
                          .toList(),
                      r.nextForwardToken() == null ? token : r.nextForwardToken());
                });
    return read instanceof Outcome.Failed<Lines>(Problem.NotFound missing)
        ? Outcome.done(new Lines(List.of(), token))
        : read;
  }
}
