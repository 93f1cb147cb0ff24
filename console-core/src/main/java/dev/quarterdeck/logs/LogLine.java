package dev.quarterdeck.logs;

import org.jspecify.annotations.Nullable;

/**
 * One event of a source, with its level where one is recognised.
 *
 * @param late older than lines that were given before it: it reached CloudWatch late
 */
public record LogLine(LogSource source, LogEvent event, @Nullable LogLevel level, boolean late) {
  public static LogLine of(LogSource source, LogEvent event, boolean late) {
    return new LogLine(source, event, LogLevel.of(event.message()).orElse(null), late);
  }
}
