package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.Service;
import org.jspecify.annotations.Nullable;

/**
 * What became of one service of a change.
 *
 * @param before as it was when the change was planned
 * @param deployment what the change started; null when it started none
 * @param taskDefinition ARN of the revision it runs now
 * @param registered ARN of the revision that was registered for it, or null
 * @param desired how many tasks it should have now
 * @param problem why nothing was done, or not all of it; null when it was
 */
public record Updated(
    Service before,
    @Nullable OwnDeployment deployment,
    String taskDefinition,
    @Nullable String registered,
    int desired,
    @Nullable Problem problem) {

  /** There was nothing to do. */
  static Updated unchanged(Service service) {
    return new Updated(service, null, service.taskDefinition(), null, service.desired(), null);
  }
}
