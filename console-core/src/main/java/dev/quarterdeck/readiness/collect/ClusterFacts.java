package dev.quarterdeck.readiness.collect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is set up, from {@code describe-clusters --include SETTINGS CONFIGURATIONS TAGS}.
 *
 * @param containerInsights {@code enabled}, {@code enhanced} or {@code disabled}; null where ECS
 *     said nothing
 * @param execLogging DEFAULT, OVERRIDE or NONE; null where it was never configured
 */
public record ClusterFacts(
    String arn,
    String name,
    @Nullable String containerInsights,
    @Nullable String execLogging,
    Map<String, String> tags) {}
