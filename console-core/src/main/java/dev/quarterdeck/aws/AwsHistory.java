package dev.quarterdeck.aws;

import dev.quarterdeck.health.timeline.History;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** ECS, CloudWatch and CloudTrail of the past. */
public final class AwsHistory implements History {
  private static final int PAGE = 100;
  private static final int REVISIONS = 20;

  /** Most services register a few revisions in the time that is asked for. */
  private static final int NEWEST = 10;

  private static final int TRAIL = 50;
  private static final Pattern MOVED = Pattern.compile("from (\\w+) to (\\w+)");

  private final AwsClients aws;

  public AwsHistory(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs list-service-deployments}, {@code describe-service-revisions}, 20 a call. */
  @Override
  public Outcome<Listing<Rollout>> rollouts(String cluster, String service, Instant since) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              Listing<ServiceDeploymentBrief> listed =
                  Pages.all(
                      deadline,
                      "deployments of " + service,
                      token -> {
                        ListServiceDeploymentsResponse r =
                            aws.calls()
                                .one(
                                    () ->
                                        aws.ecs()
                                            .listServiceDeployments(
                                                q ->
                                                    q.cluster(cluster)
                                                        .service(service)
                                                        .createdAt(c -> c.after(since))
                                                        .maxResults(PAGE)
                                                        .nextToken(token)));
                        return new Pages.Page<>(r.serviceDeployments(), r.nextToken());
                      });
              Map<String, String> definitions = definitions(listed.items());
              return new Listing<>(
                  listed.items().stream().map(d -> rollout(d, definitions)).toList(),
                  listed.unknowns());
            });
  }

  private Map<String, String> definitions(List<ServiceDeploymentBrief> deployments) {
    List<String> revisions =
        deployments.stream()
            .map(ServiceDeploymentBrief::targetServiceRevisionArn)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Map<String, String> definitions = new HashMap<>();
    for (List<String> batch : Pages.batches(revisions, REVISIONS)) {
      aws.calls()
          .one(() -> aws.ecs().describeServiceRevisions(q -> q.serviceRevisionArns(batch)))
          .serviceRevisions()
          .forEach(r -> definitions.put(r.serviceRevisionArn(), Nulls.empty(r.taskDefinition())));
    }
    return definitions;
  }

  private static Rollout rollout(ServiceDeploymentBrief d, Map<String, String> definitions) {
    return new Rollout(
        Nulls.empty(d.serviceDeploymentArn()),
        Nulls.or(d.statusAsString(), "UNKNOWN"),
        d.statusReason(),
        d.createdAt() == null ? Instant.EPOCH : d.createdAt(),
        d.finishedAt(),
        definitions.get(Nulls.empty(d.targetServiceRevisionArn())));
  }

  /**
   * {@code aws ecs list-task-definitions --sort DESC}, {@code describe-task-definition}, up to the
   * first that is older.
   */
  @Override
  public Outcome<Listing<Registration>> registrations(String family, Instant since) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "registrations of " + Text.clean(family),
                    token -> registrations(family, since, token)));
  }

  private Pages.Page<Registration> registrations(
      String family, Instant since, @Nullable String token) {
    Pages.Page<String> page =
        Revisions.page(aws, family, TaskDefinitionStatus.ACTIVE, NEWEST, token);
    List<Registration> found = new ArrayList<>();
    for (String arn : page.items()) {
      Registration next = registration(arn);
      if (next.at() == null || next.at().isBefore(since)) {
        return new Pages.Page<>(found, null);
      }
      found.add(next);
    }
    return new Pages.Page<>(found, page.next());
  }

  private Registration registration(String arn) {
    DescribeTaskDefinitionResponse r =
        aws.calls().one(() -> aws.ecs().describeTaskDefinition(q -> q.taskDefinition(arn)));
    return new Registration(
        arn, r.taskDefinition().registeredAt(), r.taskDefinition().registeredBy());
  }

  /** {@code aws cloudwatch describe-alarm-history --history-item-type StateUpdate}. */
  @Override
  public Outcome<Listing<Transition>> transitions(Instant since) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "transitions of alarms",
                    token -> {
                      DescribeAlarmHistoryResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.cloudWatch()
                                          .describeAlarmHistory(
                                              q ->
                                                  q.historyItemType(HistoryItemType.STATE_UPDATE)
                                                      .startDate(since)
                                                      .maxRecords(PAGE)
                                                      .nextToken(token)));
                      return new Pages.Page<>(
                          r.alarmHistoryItems().stream().map(AwsHistory::transition).toList(),
                          r.nextToken());
                    }));
  }

  private static Transition transition(AlarmHistoryItem item) {
    Matcher m = MOVED.matcher(Nulls.empty(item.historySummary()));
    boolean said = m.find();
    return new Transition(
        Nulls.empty(item.alarmName()),
        item.timestamp() == null ? Instant.EPOCH : item.timestamp(),
        said ? m.group(1) : "UNKNOWN",
        said ? m.group(2) : "UNKNOWN",
        TrailJson.stateReason(Nulls.empty(item.historyData())));
  }

  /** {@code aws cloudtrail lookup-events} of what is not read-only, newest first. */
  @Override
  public Outcome<Listing<Write>> writes(Instant since, int most) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () -> {
              int[] left = {most};
              boolean[] cut = {false};
              Listing<Write> read =
                  Pages.all(
                      deadline,
                      "write calls",
                      token -> {
                        LookupEventsResponse r = lookup(since, token);
                        List<Write> page =
                            r.events().stream().limit(left[0]).map(AwsHistory::write).toList();
                        left[0] -= page.size();
                        cut[0] = left[0] <= 0 && r.nextToken() != null;
                        return new Pages.Page<>(page, left[0] <= 0 ? null : r.nextToken());
                      });
              return cut[0] ? cut(read, most) : read;
            });
  }

  @Override
  public Outcome<Listing<Scaling>> scalings(Instant since, @Nullable String only) {
    return new AwsAutoscaling(aws).activities(since, only);
  }

  private LookupEventsResponse lookup(Instant since, @Nullable String token) {
    return aws.calls()
        .one(
            () ->
                aws.cloudTrail()
                    .lookupEvents(
                        q ->
                            q.startTime(since)
                                .lookupAttributes(
                                    a ->
                                        a.attributeKey(LookupAttributeKey.READ_ONLY)
                                            .attributeValue("false"))
                                .maxResults(TRAIL)
                                .nextToken(token)));
  }

  private static Listing<Write> cut(Listing<Write> read, int most) {
    List<Unknown> unknowns = new ArrayList<>(read.unknowns());
    unknowns.add(
        new Unknown(
            "write calls before " + read.items().getLast().at(),
            "CloudTrail holds more than the newest " + most + ", which are read here.",
            null));
    return new Listing<>(read.items(), unknowns);
  }

  private static Write write(Event e) {
    TrailJson.Told told = TrailJson.of(Nulls.empty(e.cloudTrailEvent()));
    String source = Nulls.empty(e.eventSource()).replace(".amazonaws.com", "");
    return new Write(
        Nulls.empty(e.eventId()),
        e.eventTime() == null ? Instant.EPOCH : e.eventTime(),
        service(source) + ":" + Nulls.empty(e.eventName()),
        told.caller() == null ? e.username() : told.caller(),
        told.parameters(),
        e.resources().stream().map(r -> Nulls.empty(r.resourceName())).toList(),
        told.error());
  }

  /** CloudTrail names CloudWatch by its host. */
  private static String service(String source) {
    return source.equals("monitoring") ? "cloudwatch" : source;
  }
}
