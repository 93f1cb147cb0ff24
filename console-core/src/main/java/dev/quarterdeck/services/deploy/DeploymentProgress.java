package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment stands in one reading of its service; pure, so that every case is a test's
 * row.
 *
 * @param own the deployment in that reading; null when ECS lists it no more
 * @param serving the primary deployment where it is another one
 */
record DeploymentProgress(
    DeploymentState state,
    @Nullable String reason,
    @Nullable Deployment own,
    @Nullable OwnDeployment serving) {

  /** {@code events}: what ECS said since the deployment began; {@code before}: the last state. */
  static DeploymentProgress of(
      OwnDeployment mine, Service service, List<ServiceEvent> events, DeploymentState before) {
    Deployment own =
        service.deployments().stream()
            .filter(d -> d.id().equals(mine.id()))
            .findFirst()
            .orElse(null);
    Deployment primary = service.primaryDeployment().orElse(null);
    if (own != null && own.primary()) {
      return primary(service, own);
    }
    if (primary == null) {
      return new DeploymentProgress(
          before.ended() ? before : DeploymentState.ROLLING, null, own, null);
    }
    OwnDeployment serving = OwnDeployment.of(service, primary);
    boolean failed =
        before == DeploymentState.ROLLING_BACK
            || (own != null && own.rollout() == Rollout.FAILED)
            || said(events, mine, "deployment failed")
            || said(events, mine, "deployment stopped");
    boolean completed =
        (own != null && own.rollout() == Rollout.COMPLETED)
            || said(events, mine, "deployment completed");
    if (!failed && completed) {
      return new DeploymentProgress(
          DeploymentState.COMPLETED,
          "It completed, and another deployment has begun since.",
          own,
          serving);
    }
    return goesBack(mine, primary) || (failed && rollsBack(primary))
        ? back(service, own, primary, serving, events, mine)
        : new DeploymentProgress(
            DeploymentState.REPLACED,
            "Deployment " + Text.clean(primary.id()) + " of " + name(primary) + " took its place.",
            own,
            serving);
  }

  private static DeploymentProgress primary(Service service, Deployment own) {
    return switch (own.rollout()) {
      case COMPLETED -> new DeploymentProgress(DeploymentState.COMPLETED, null, own, null);
      case FAILED ->
          new DeploymentProgress(DeploymentState.FAILED, Text.clean(reason(own)), own, null);
      case IN_PROGRESS -> new DeploymentProgress(DeploymentState.ROLLING, null, own, null);
      case UNKNOWN -> {
        // No roll-out state: completed when nothing else runs and everything of it does.
        boolean there =
            own.running() == own.desired()
                && own.pending() == 0
                && service.deployments().size() == 1;
        yield new DeploymentProgress(
            there ? DeploymentState.COMPLETED : DeploymentState.ROLLING, null, own, null);
      }
    };
  }

  private static DeploymentProgress back(
      Service service,
      @Nullable Deployment own,
      Deployment primary,
      OwnDeployment serving,
      List<ServiceEvent> events,
      OwnDeployment mine) {
    String why = own == null ? "" : reason(own);
    if (why.isEmpty()) {
      why =
          events.stream()
              .map(ServiceEvent::message)
              .filter(m -> m.contains(mine.id()) && m.contains("deployment failed"))
              .reduce((a, b) -> b)
              .orElse("");
    }
    String went = "ECS took the service back to " + name(primary);
    boolean over = primary.rollout() != Rollout.IN_PROGRESS;
    return new DeploymentProgress(
        primary.rollout() == Rollout.FAILED
            ? DeploymentState.FAILED
            : over && steady(service, primary)
                ? DeploymentState.ROLLED_BACK
                : DeploymentState.ROLLING_BACK,
        Text.clean(why.isEmpty() ? went + "." : went + ": " + why),
        own,
        serving);
  }

  private static boolean steady(Service service, Deployment primary) {
    return primary.rollout() == Rollout.COMPLETED
        || (service.running() >= primary.desired() && primary.pending() == 0);
  }

  /** What is primary was there before: nobody starts an old deployment anew but a roll-back. */
  private static boolean goesBack(OwnDeployment mine, Deployment primary) {
    Instant began = mine.startedAt();
    Instant other = primary.createdAt();
    return began != null && other != null && other.isBefore(began);
  }

  private static boolean rollsBack(Deployment primary) {
    return reason(primary).contains("rolling back to");
  }

  private static boolean said(List<ServiceEvent> events, OwnDeployment mine, String what) {
    return events.stream()
        .anyMatch(e -> e.message().contains(mine.id()) && e.message().contains(what));
  }

  private static String reason(Deployment d) {
    return d.rolloutReason() == null ? "" : d.rolloutReason();
  }

  private static String name(Deployment d) {
    return Text.clean(FleetReader.shortName(d.taskDefinition()));
  }
}
