package dev.quarterdeck.logs;

import org.jspecify.annotations.Nullable;

/**
 * A log group; retention in days, null for never expiring; size in bytes as CloudWatch last
 * counted.
 */
public record LogGroup(
    String arn, String name, @Nullable Integer retentionDays, long storedBytes) {}
