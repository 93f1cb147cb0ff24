package dev.quarterdeck.rotation;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.secrets.StaleTask;
import java.util.List;

/**
 * What a redeployment of the services with stale tasks came to.
 *
 * @param services each with its own deployment
 * @param left tasks that still hold an old value, or may: standalone ones, those of a service whose
 *     roll-out failed, or those that are stopping and have not ended within the time limit
 */
public record Redeployed(
    List<RotationResult.Service> services, List<StaleTask> left, List<Unknown> unknowns) {
  public Redeployed {
    services = List.copyOf(services);
    left = List.copyOf(left);
    unknowns = List.copyOf(unknowns);
  }

  /** Bad while anything is left. */
  public ExitCode exit() {
    return left.isEmpty() && services.stream().allMatch(s -> s.status().equals("done"))
        ? ExitCode.GOOD
        : ExitCode.BAD;
  }
}
