package dev.quarterdeck.logs;

import java.time.Instant;

/** One log event. {@code message} is as AWS gave it: clean it before it is shown. */
public record LogEvent(String group, String stream, String eventId, Instant at, String message) {}
