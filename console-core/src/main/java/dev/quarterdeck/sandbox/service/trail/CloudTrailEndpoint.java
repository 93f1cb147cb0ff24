package dev.quarterdeck.sandbox.service.trail;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.trail.Trail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/** AWS CloudTrail's event history. */
public final class CloudTrailEndpoint extends ServiceEndpoint {
  private static final int MOST = 50;
  private static final JsonMapper JSON = JsonMapper.shared();
  private final World world;

  public CloudTrailEndpoint(World world) {
    this.world = world;
    on("LookupEvents", LookupEventsRequest::builder, this::lookup);
  }

  private LookupEventsResponse lookup(LookupEventsRequest q, Call call) {
    if (q.lookupAttributes().size() > 1) {
      throw new ServiceError(
          "InvalidLookupAttributesException", "You can specify only one lookup attribute.");
    }
    if (q.startTime() != null && q.endTime() != null && q.startTime().isAfter(q.endTime())) {
      throw new ServiceError("InvalidTimeRangeException", "The start time is after the end time.");
    }
    int max =
        Check.range(q.maxResults(), MOST, 1, MOST, "MaxResults", "InvalidMaxResultsException");
    Predicate<Trail.Recorded> wanted =
        q.lookupAttributes().isEmpty() ? e -> true : attribute(q.lookupAttributes().getFirst());
    List<Trail.Recorded> found =
        world.trail().events().stream().filter(wanted).filter(e -> within(e.at(), q)).toList();
    Page<Trail.Recorded> page = Page.of(found, q.nextToken(), max, "InvalidNextTokenException");
    return LookupEventsResponse.builder()
        .events(page.items().stream().map(e -> shape(e, call)).toList())
        .nextToken(page.next())
        .build();
  }

  private static boolean within(Instant at, LookupEventsRequest q) {
    return (q.startTime() == null || !at.isBefore(q.startTime()))
        && (q.endTime() == null || !at.isAfter(q.endTime()));
  }

  private static Predicate<Trail.Recorded> attribute(LookupAttribute a) {
    String value = a.attributeValue() == null ? "" : a.attributeValue();
    return switch (String.valueOf(a.attributeKeyAsString())) {
      // Only write calls are recorded here.
      case "ReadOnly" -> e -> value.equals("false");
      case "EventName" -> e -> e.name().equals(value);
      case "EventSource" -> e -> e.source().equals(value);
      case "EventId" -> e -> e.id().equals(value);
      case "Username" -> e -> e.username().equals(value);
      case "ResourceName" -> e -> e.resources().contains(value);
      case "ResourceType", "AccessKeyId" -> e -> false;
      default ->
          throw new ServiceError(
              "InvalidLookupAttributesException", "The lookup attribute is not valid.");
    };
  }

  private static Event shape(Trail.Recorded e, Call call) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventVersion", "1.11");
    record.put(
        "userIdentity",
        Map.of(
            "type",
            e.callerArn().contains(":assumed-role/") ? "AssumedRole" : "IAMUser",
            "arn",
            e.callerArn(),
            "accountId",
            call.account()));
    record.put("eventTime", e.at().toString());
    record.put("eventSource", e.source());
    record.put("eventName", e.name());
    record.put("awsRegion", call.region());
    record.put("requestParameters", e.parameters());
    record.put("eventID", e.id());
    record.put("readOnly", false);
    if (e.error() != null) {
      record.put("errorCode", e.error());
    }
    return Event.builder()
        .eventId(e.id())
        .eventName(e.name())
        .eventSource(e.source())
        .eventTime(e.at())
        .readOnly("false")
        .username(e.username())
        .resources(
            e.resources().stream().map(r -> Resource.builder().resourceName(r).build()).toList())
        .cloudTrailEvent(JSON.writeValueAsString(record))
        .build();
  }

  @Override
  public String signingName() {
    return "cloudtrail";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON;
  }

  @Override
  public String targetPrefix() {
    return "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";
  }

  @Override
  public String apiVersion() {
    return "2013-11-01";
  }
}
