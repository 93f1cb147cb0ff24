package dev.quarterdeck.sandbox.service.watch;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.watch.LogStream;
import dev.quarterdeck.sandbox.world.watch.Logs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Log groups and streams. */
final class LogGroupOperations {
  static final String INVALID = "InvalidParameterException";
  private static final Set<Integer> DAYS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);
  private final World world;

  LogGroupOperations(World world) {
    this.world = world;
  }

  CreateLogGroupResponse createGroup(CreateLogGroupRequest q, Call call) {
    String name = Check.required(q.logGroupName(), "logGroupName", INVALID);
    if (world.watch().logs().groups().containsKey(name)) {
      throw new ServiceError(
          "ResourceAlreadyExistsException", "The specified log group already exists");
    }
    world.watch().logs().group(name).tags.putAll(q.tags());
    return CreateLogGroupResponse.builder().build();
  }

  CreateLogStreamResponse createStream(CreateLogStreamRequest q, Call call) {
    Logs.Group g = group(q.logGroupName());
    String name = Check.required(q.logStreamName(), "logStreamName", INVALID);
    if (g.streams().containsKey(name)) {
      throw new ServiceError(
          "ResourceAlreadyExistsException", "The specified log stream already exists");
    }
    world.watch().logs().createStream(g, name);
    return CreateLogStreamResponse.builder().build();
  }

  DescribeLogGroupsResponse describeGroups(DescribeLogGroupsRequest q, Call call) {
    List<Logs.Group> found =
        world.watch().logs().groups().values().stream()
            .filter(
                g -> q.logGroupNamePrefix() == null || g.name().startsWith(q.logGroupNamePrefix()))
            .filter(
                g -> q.logGroupNamePattern() == null || g.name().contains(q.logGroupNamePattern()))
            .toList();
    Page<Logs.Group> page =
        Page.of(found, q.nextToken(), Check.range(q.limit(), 50, 1, 50, "limit", INVALID), INVALID);
    return DescribeLogGroupsResponse.builder()
        .logGroups(page.items().stream().map(this::shape).toList())
        .nextToken(page.next())
        .build();
  }

  private LogGroup shape(Logs.Group g) {
    String arn = world.account().arn("logs", "log-group:" + g.name());
    return LogGroup.builder()
        .logGroupName(g.name())
        .creationTime(g.created().toEpochMilli())
        .retentionInDays(g.retention)
        .metricFilterCount(g.filters.size())
        .arn(arn + ":*")
        .logGroupArn(arn)
        .storedBytes(0L)
        .logGroupClass("STANDARD")
        .build();
  }

  DescribeLogStreamsResponse describeStreams(DescribeLogStreamsRequest q, Call call) {
    Logs.Group g = group(q.logGroupName() != null ? q.logGroupName() : q.logGroupIdentifier());
    boolean byTime = q.orderBy() == OrderBy.LAST_EVENT_TIME;
    if (byTime && q.logStreamNamePrefix() != null) {
      throw new ServiceError(INVALID, "Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    List<LogStream> found = new ArrayList<>(g.streams().values());
    found.removeIf(
        s -> q.logStreamNamePrefix() != null && !s.name().startsWith(q.logStreamNamePrefix()));
    found.sort(
        byTime
            ? Comparator.comparingLong(LogGroupOperations::last)
            : Comparator.comparing(LogStream::name));
    Page<LogStream> page =
        Page.of(
            Check.isTrue(q.descending()) ? found.reversed() : found,
            q.nextToken(),
            Check.range(q.limit(), 50, 1, 50, "limit", INVALID),
            INVALID);
    return DescribeLogStreamsResponse.builder()
        .logStreams(
            page.items().stream()
                .map(
                    s ->
                        software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
                            .logStreamName(s.name())
                            .creationTime(s.created().toEpochMilli())
                            .firstEventTimestamp(s.firstEvent())
                            .lastEventTimestamp(s.lastEvent())
                            .lastIngestionTime(s.lastEvent())
                            .arn(
                                world
                                    .account()
                                    .arn(
                                        "logs",
                                        "log-group:" + g.name() + ":log-stream:" + s.name()))
                            .storedBytes(0L)
                            .build())
                .toList())
        .nextToken(page.next())
        .build();
  }

  private static long last(LogStream s) {
    Long last = s.lastEvent();
    return last == null ? 0 : last;
  }

  PutRetentionPolicyResponse putRetention(PutRetentionPolicyRequest q, Call call) {
    Logs.Group g = group(q.logGroupName());
    if (q.retentionInDays() == null || !DAYS.contains(q.retentionInDays())) {
      throw new ServiceError(
          INVALID,
          "1 validation error detected: Value '"
              + q.retentionInDays()
              + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set");
    }
    g.retention = q.retentionInDays();
    return PutRetentionPolicyResponse.builder().build();
  }

  DeleteRetentionPolicyResponse deleteRetention(DeleteRetentionPolicyRequest q, Call call) {
    group(q.logGroupName()).retention = null;
    return DeleteRetentionPolicyResponse.builder().build();
  }

  /** By name or ARN. */
  Logs.Group group(@Nullable String id) {
    String name = Check.required(id, "logGroupName", INVALID);
    if (name.startsWith("arn:")) {
      name = name.substring(name.indexOf(":log-group:") + ":log-group:".length());
      name = name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }
    Logs.Group g = world.watch().logs().groups().get(name);
    if (g == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "The specified log group does not exist.");
    }
    return g;
  }

  static LogStream stream(Logs.Group g, @Nullable String name) {
    LogStream s = g.streams().get(Check.required(name, "logStreamName", INVALID));
    if (s == null) {
      throw new ServiceError(
          "ResourceNotFoundException", "The specified log stream does not exist.");
    }
    return s;
  }
}
