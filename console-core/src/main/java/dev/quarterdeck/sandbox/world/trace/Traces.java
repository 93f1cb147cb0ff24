package dev.quarterdeck.sandbox.world.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Traces by id, each with the segments that instrumented services sent of it. */
public final class Traces {
  /** What one service did for a trace. */
  public record Segment(String service, Instant start, Instant end) {}

  private final Map<String, List<Segment>> traces = new LinkedHashMap<>();

  public Map<String, List<Segment>> traces() {
    return traces;
  }

  public void add(String traceId, Segment segment) {
    traces.computeIfAbsent(traceId, id -> new ArrayList<>()).add(segment);
  }
}
