package dev.quarterdeck.audit.ship;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines in groups that one PutLogEvents takes: 10,000 lines, 1,048,576 bytes with 26 more a line,
 * and 24 hours from the first to the last.
 */
final class Batches {
  static final int LINES = 10_000;
  static final int BYTES = 1_048_576;
  static final int OVERHEAD = 26;
  static final Duration SPAN = Duration.ofHours(24);

  private Batches() {}

  /** {@code lines} in the order of their times. */
  static List<List<LogSink.Line>> of(List<LogSink.Line> lines) {
    List<List<LogSink.Line>> batches = new ArrayList<>();
    List<LogSink.Line> batch = new ArrayList<>();
    Instant first = Instant.MIN;
    int bytes = 0;
    for (LogSink.Line line : lines) {
      int size = line.message().getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
      boolean full =
          batch.size() == LINES
              || bytes + size > BYTES
              || (!batch.isEmpty() && line.at().isAfter(first.plus(SPAN)));
      if (full) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      if (batch.isEmpty()) {
        first = line.at();
      }
      batch.add(line);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
