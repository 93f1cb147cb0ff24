package dev.quarterdeck.sandbox.world.ecs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service wants its tasks to be run; times in seconds, percentages of the desired count. */
public record ServiceSpec(
    List<Target> targets,
    int minimumHealthyPercent,
    int maximumPercent,
    boolean breaker,
    boolean rollback,
    int gracePeriod,
    List<String> subnets,
    List<String> securityGroups,
    @Nullable String assignPublicIp,
    String launchType,
    String platformVersion,
    boolean executeCommand) {

  /**
   * A container's port in a target group.
   *
   * @param alternate the other side of a blue/green deployment, or null
   * @param rule the listener's rule that says which side takes production's requests
   */
  public record Target(
      String targetGroupArn,
      String container,
      int port,
      @Nullable String alternate,
      @Nullable String rule) {
    public Target(String targetGroupArn, String container, int port) {
      this(targetGroupArn, container, port, null, null);
    }
  }

  public boolean blueGreen() {
    return targets.stream().anyMatch(t -> t.alternate() != null);
  }

  public static final ServiceSpec DEFAULT =
      new ServiceSpec(
          List.of(), 100, 200, false, false, 0, List.of(), List.of(), null, "FARGATE", "LATEST",
          false);

  public ServiceSpec withTargets(List<Target> t) {
    return new ServiceSpec(
        t,
        minimumHealthyPercent,
        maximumPercent,
        breaker,
        rollback,
        gracePeriod,
        subnets,
        securityGroups,
        assignPublicIp,
        launchType,
        platformVersion,
        executeCommand);
  }

  public ServiceSpec withDeployment(
      int minimum, int maximum, boolean newBreaker, boolean newRollback) {
    return new ServiceSpec(
        targets,
        minimum,
        maximum,
        newBreaker,
        newRollback,
        gracePeriod,
        subnets,
        securityGroups,
        assignPublicIp,
        launchType,
        platformVersion,
        executeCommand);
  }

  public ServiceSpec withGrace(int seconds) {
    return new ServiceSpec(
        targets,
        minimumHealthyPercent,
        maximumPercent,
        breaker,
        rollback,
        seconds,
        subnets,
        securityGroups,
        assignPublicIp,
        launchType,
        platformVersion,
        executeCommand);
  }

  public ServiceSpec withNetwork(
      List<String> newSubnets, List<String> groups, @Nullable String publicIp) {
    return new ServiceSpec(
        targets,
        minimumHealthyPercent,
        maximumPercent,
        breaker,
        rollback,
        gracePeriod,
        newSubnets,
        groups,
        publicIp,
        launchType,
        platformVersion,
        executeCommand);
  }

  public ServiceSpec withLaunch(String type, String platform) {
    return new ServiceSpec(
        targets,
        minimumHealthyPercent,
        maximumPercent,
        breaker,
        rollback,
        gracePeriod,
        subnets,
        securityGroups,
        assignPublicIp,
        type,
        platform,
        executeCommand);
  }

  public ServiceSpec withExecuteCommand(boolean enabled) {
    return new ServiceSpec(
        targets,
        minimumHealthyPercent,
        maximumPercent,
        breaker,
        rollback,
        gracePeriod,
        subnets,
        securityGroups,
        assignPublicIp,
        launchType,
        platformVersion,
        enabled);
  }
}
