package dev.quarterdeck.sandbox.service.trace;

import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesRequest;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesResponse;
import software.amazon.awssdk.services.xray.model.PutTraceSegmentsRequest;
import software.amazon.awssdk.services.xray.model.PutTraceSegmentsResponse;
import software.amazon.awssdk.services.xray.model.ServiceId;
import software.amazon.awssdk.services.xray.model.TraceSummary;
import software.amazon.awssdk.services.xray.model.UnprocessedTraceSegment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AWS X-Ray: segments in, summaries of traces out; without filter expressions. */
public final class XrayEndpoint extends ServiceEndpoint {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String INVALID = "InvalidRequestException";
  private static final int PAGE = 100;
  private final World world;

  public XrayEndpoint(World world) {
    this.world = world;
    on("PutTraceSegments", "POST /TraceSegments", PutTraceSegmentsRequest::builder, this::put);
    on(
        "GetTraceSummaries",
        "POST /TraceSummaries",
        GetTraceSummariesRequest::builder,
        this::summaries);
  }

  private PutTraceSegmentsResponse put(PutTraceSegmentsRequest q, Call call) {
    List<UnprocessedTraceSegment> refused = new ArrayList<>();
    for (String document : q.traceSegmentDocuments()) {
      try {
        JsonNode s = JSON.readTree(document);
        Instant start = time(s.path("start_time"), call.now());
        world
            .traces()
            .add(
                s.required("trace_id").asString(),
                new Traces.Segment(
                    s.required("name").asString(), start, time(s.path("end_time"), start)));
      } catch (JacksonException | IllegalArgumentException e) {
        refused.add(
            UnprocessedTraceSegment.builder()
                .errorCode("ParseError")
                .message("Invalid segment document.")
                .build());
      }
    }
    return PutTraceSegmentsResponse.builder().unprocessedTraceSegments(refused).build();
  }

  private static Instant time(JsonNode seconds, Instant otherwise) {
    return seconds.isNumber()
        ? Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000))
        : otherwise;
  }

  private GetTraceSummariesResponse summaries(GetTraceSummariesRequest q, Call call) {
    if (q.startTime() == null || q.endTime() == null || q.startTime().isAfter(q.endTime())) {
      throw new ServiceError(INVALID, "StartTime must be before EndTime.");
    }
    if (Duration.between(q.startTime(), q.endTime()).compareTo(Duration.ofHours(24)) > 0) {
      throw new ServiceError(INVALID, "Time range cannot be longer than 24 hours.");
    }
    if (q.filterExpression() != null) {
      throw new ServiceError(INVALID, "The sandbox knows no filter expressions.");
    }
    List<Map.Entry<String, List<Traces.Segment>>> wanted =
        world.traces().traces().entrySet().stream()
            .filter(t -> within(t.getValue().getFirst().start(), q))
            .toList();
    var page = Page.of(wanted, q.nextToken(), PAGE, INVALID);
    return GetTraceSummariesResponse.builder()
        .approximateTime(q.startTime())
        .tracesProcessedCount((long) page.items().size())
        .nextToken(page.next())
        .traceSummaries(page.items().stream().map(t -> summary(t.getKey(), t.getValue())).toList())
        .build();
  }

  private static boolean within(Instant at, GetTraceSummariesRequest q) {
    return !at.isBefore(q.startTime()) && at.isBefore(q.endTime());
  }

  private static TraceSummary summary(String id, List<Traces.Segment> segments) {
    return TraceSummary.builder()
        .id(id)
        .startTime(segments.getFirst().start())
        .serviceIds(
            segments.stream()
                .map(Traces.Segment::service)
                .distinct()
                .map(n -> ServiceId.builder().name(n).names(n).build())
                .toList())
        .build();
  }

  @Override
  public String signingName() {
    return "xray";
  }

  @Override
  public Protocol protocol() {
    return Protocol.REST_JSON;
  }

  @Override
  public String targetPrefix() {
    return "xray";
  }

  @Override
  public String apiVersion() {
    return "2016-04-12";
  }
}
