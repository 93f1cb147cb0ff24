package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.List;

/** Everything that was found in a span of time, newest first. */
public record TimeLine(Instant from, Instant asOf, List<Entry> entries, List<Unknown> unknowns) {
  public TimeLine {
    entries = List.copyOf(entries);
    unknowns = List.copyOf(unknowns);
  }
}
