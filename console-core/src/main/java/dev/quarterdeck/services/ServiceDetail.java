package dev.quarterdeck.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service with what belongs to it.
 *
 * @param stopped its tasks that stopped within about the last hour, newest first
 * @param taskDefinition what new tasks run; null when it could not be read
 */
public record ServiceDetail(
    Service service,
    List<Task> tasks,
    List<Task> stopped,
    @Nullable TaskDefinition taskDefinition) {}
