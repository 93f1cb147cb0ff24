package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import java.util.List;

/**
 * Everything that was read about one service before it is judged.
 *
 * @param targets over all its target groups; empty when it has none
 * @param alarms those related to it, in any state
 * @param tasks its tasks that should run
 * @param stopped its tasks that stopped lately
 * @param missing what decides and could not be read
 */
public record Signals(
    Service service,
    List<TargetHealth> targets,
    List<Alarm> alarms,
    List<Task> tasks,
    List<Task> stopped,
    Evidence evidence,
    List<Unknown> missing) {}
