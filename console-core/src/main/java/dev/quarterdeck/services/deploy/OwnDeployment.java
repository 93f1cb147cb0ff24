package dev.quarterdeck.services.deploy;

import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.Service;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that we started, as it is found again.
 *
 * @param id {@code ecs-svc/…}
 * @param taskDefinition ARN of the revision that it rolls out
 * @param startedAt ECS's {@code createdAt} of it; null where ECS did not say
 */
public record OwnDeployment(
    String cluster, String service, String id, String taskDefinition, @Nullable Instant startedAt) {

  /**
   * What an update of a service started: the primary deployment of its answer. Empty where ECS
   * names none, as with other deployment controllers.
   */
  public static Optional<OwnDeployment> of(Service updated) {
    return updated.primaryDeployment().map(d -> of(updated, d));
  }

  /** One of a service's deployments. */
  public static OwnDeployment of(Service service, Deployment d) {
    return new OwnDeployment(
        service.cluster(), service.name(), d.id(), d.taskDefinition(), d.createdAt());
  }

  /** {@code cluster/name} of its service. */
  public String ref() {
    return cluster + "/" + service;
  }
}
