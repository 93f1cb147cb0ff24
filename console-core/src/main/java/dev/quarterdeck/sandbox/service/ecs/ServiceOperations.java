package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.balance.TargetGroup;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.ServiceSpec;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** Services. */
final class ServiceOperations {
  private final World world;
  private final Lookup lookup;

  ServiceOperations(World world, Lookup lookup) {
    this.world = world;
    this.lookup = lookup;
  }

  CreateServiceResponse create(CreateServiceRequest q, Call call) {
    Cluster c = lookup.cluster(q.cluster(), call, "service", q.serviceName());
    String name = q.serviceName();
    if (name == null || !name.matches("[A-Za-z0-9_-]{1,255}")) {
      throw new ServiceError(Lookup.INVALID, "Invalid service name.");
    }
    EcsService old = world.ecs().service(c, name);
    if (old != null && !old.status.equals("INACTIVE")) {
      throw new ServiceError(
          Lookup.INVALID,
          old.active()
              ? "Creation of service was not idempotent."
              : "Unable to Start a service that is still Draining.");
    }
    TaskDef def = lookup.definition(q.taskDefinition(), "TaskDefinition not found.");
    if (!def.active) {
      throw new ServiceError("ClientException", "TaskDefinition is inactive");
    }
    ServiceSpec spec = ServiceSpec.DEFAULT.withTargets(targets(q.loadBalancers(), def));
    if (q.launchTypeAsString() != null || q.platformVersion() != null) {
      spec =
          spec.withLaunch(
              q.launchTypeAsString() == null ? spec.launchType() : q.launchTypeAsString(),
              q.platformVersion() == null ? "LATEST" : q.platformVersion());
    } else if (!q.capacityProviderStrategy().isEmpty()) {
      spec = spec.withLaunch("FARGATE", "LATEST");
    } else if (!((TaskDefinition) def.document())
        .requiresCompatibilitiesAsStrings()
        .contains("FARGATE")) {
      spec = spec.withLaunch("EC2", "");
    }
    spec = network(spec, q.networkConfiguration(), def);
    spec = deployment(spec, q.deploymentConfiguration());
    if (q.healthCheckGracePeriodSeconds() != null) {
      if (spec.targets().isEmpty()) {
        throw new ServiceError(
            Lookup.INVALID,
            "Health check grace period is only valid for services configured to use load balancers");
      }
      spec = spec.withGrace(q.healthCheckGracePeriodSeconds());
    }
    spec = spec.withExecuteCommand(Check.isTrue(q.enableExecuteCommand()));
    int desired = q.desiredCount() == null ? 0 : q.desiredCount();
    count(desired);
    EcsService s = world.ecs().createService(c, name, spec, def, desired);
    s.tags.putAll(Lookup.tags(q.tags()));
    s.propagateTags = q.propagateTagsAsString();
    s.managedTags = Check.isTrue(q.enableECSManagedTags());
    s.createdBy = call.callerArn();
    return CreateServiceResponse.builder().service(ServiceShapes.service(s, true)).build();
  }

  ListServicesResponse list(ListServicesRequest q, Call call) {
    Cluster c = lookup.cluster(q.cluster(), call);
    int max = Check.range(q.maxResults(), 10, 1, 100, "maxResults", Lookup.INVALID);
    List<String> arns =
        c.services().stream()
            .filter(s -> !s.status.equals("INACTIVE"))
            .filter(
                s ->
                    q.launchTypeAsString() == null
                        || q.launchTypeAsString().equals(s.spec.launchType()))
            .filter(
                s ->
                    q.schedulingStrategyAsString() == null
                        || q.schedulingStrategyAsString().equals(s.schedulingStrategy))
            .map(EcsService::arn)
            .toList();
    Page<String> page = Page.of(arns, q.nextToken(), max, Lookup.INVALID);
    return ListServicesResponse.builder().serviceArns(page.items()).nextToken(page.next()).build();
  }

  DescribeServicesResponse describe(DescribeServicesRequest q, Call call) {
    Lookup.most(q.services(), 10, "Services");
    Cluster c = lookup.cluster(q.cluster(), call, "service", q.services().getFirst());
    List<Service> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String id : q.services()) {
      EcsService s = world.ecs().service(c, id);
      if (s == null) {
        String arn =
            id.startsWith("arn:")
                ? id
                : world.account().arn("ecs", "service/" + c.name() + "/" + id);
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      } else {
        found.add(ServiceShapes.service(s, q.include().contains(ServiceField.TAGS)));
      }
    }
    return DescribeServicesResponse.builder().services(found).failures(failures).build();
  }

  UpdateServiceResponse update(UpdateServiceRequest q, Call call) {
    EcsService s =
        lookup.activeService(
            lookup.cluster(q.cluster(), call, "service", q.service()), q.service());
    TaskDef def = s.primary().definition();
    boolean redeploy = Check.isTrue(q.forceNewDeployment());
    if (redeploy && !s.controller.equals("ECS")) {
      throw new ServiceError(
          "InvalidParameterException",
          "Cannot force a new deployment on services with a "
              + s.controller
              + " deployment controller. Use AWS CodeDeploy to trigger a new deployment.");
    }
    if (q.taskDefinition() != null) {
      TaskDef asked = lookup.definition(q.taskDefinition(), "TaskDefinition not found.");
      if (!asked.active) {
        throw new ServiceError("ClientException", "TaskDefinition is inactive");
      }
      redeploy |= asked != def;
      def = asked;
    }
    ServiceSpec spec = s.spec;
    if (q.hasLoadBalancers()) {
      spec = spec.withTargets(targets(q.loadBalancers(), def));
    }
    if (q.networkConfiguration() != null) {
      spec = network(spec, q.networkConfiguration(), def);
    }
    if (q.platformVersion() != null) {
      spec = spec.withLaunch(spec.launchType(), q.platformVersion());
    }
    redeploy |= !spec.equals(s.spec);
    spec = deployment(spec, q.deploymentConfiguration());
    if (q.healthCheckGracePeriodSeconds() != null) {
      spec = spec.withGrace(q.healthCheckGracePeriodSeconds());
    }
    if (q.enableExecuteCommand() != null) {
      spec = spec.withExecuteCommand(q.enableExecuteCommand());
    }
    if (q.desiredCount() != null) {
      count(q.desiredCount());
      s.desired = q.desiredCount();
    }
    s.spec = spec;
    if (redeploy) {
      world.ecs().deployments().start(s, def);
    } else {
      world.ecs().scheduler().wake(s);
    }
    return UpdateServiceResponse.builder().service(ServiceShapes.service(s, true)).build();
  }

  DeleteServiceResponse delete(DeleteServiceRequest q, Call call) {
    EcsService s =
        lookup.activeService(
            lookup.cluster(q.cluster(), call, "service", q.service()), q.service());
    if (s.desired > 0 && !Check.isTrue(q.force())) {
      throw new ServiceError(
          Lookup.INVALID, "The service cannot be stopped while it is scaled above 0.");
    }
    s.desired = 0;
    s.status = s.tasks().isEmpty() ? "INACTIVE" : "DRAINING";
    world.ecs().scheduler().wake(s);
    return DeleteServiceResponse.builder().service(ServiceShapes.service(s, true)).build();
  }

  private static void count(int desired) {
    if (desired < 0) {
      throw new ServiceError(Lookup.INVALID, "The desired count must be 0 or greater.");
    }
  }

  private List<ServiceSpec.Target> targets(List<LoadBalancer> asked, TaskDef def) {
    List<ServiceSpec.Target> targets = new ArrayList<>();
    for (LoadBalancer lb : asked) {
      TargetGroup group = group(lb.targetGroupArn());
      String arn = group.arn();
      if (world.balancing().behind(group).isEmpty()) {
        throw new ServiceError(
            Lookup.INVALID,
            "The target group with targetGroupArn "
                + arn
                + " does not have an associated load balancer.");
      }
      if (def.containers().stream().noneMatch(x -> x.name().equals(lb.containerName()))) {
        throw new ServiceError(
            Lookup.INVALID,
            "The container " + lb.containerName() + " does not exist in the task definition.");
      }
      AdvancedConfiguration sides = lb.advancedConfiguration();
      targets.add(
          new ServiceSpec.Target(
              arn,
              lb.containerName(),
              lb.containerPort() == null ? 0 : lb.containerPort(),
              sides == null ? null : group(sides.alternateTargetGroupArn()).arn(),
              sides == null ? null : sides.productionListenerRule()));
    }
    return List.copyOf(targets);
  }

  private TargetGroup group(@Nullable String arn) {
    TargetGroup group = arn == null ? null : world.balancing().group(arn);
    if (group == null) {
      throw new ServiceError(Lookup.INVALID, "The target group " + arn + " does not exist.");
    }
    return group;
  }

  private static ServiceSpec network(
      ServiceSpec spec, @Nullable NetworkConfiguration asked, TaskDef def) {
    AwsVpcConfiguration vpc = asked == null ? null : asked.awsvpcConfiguration();
    boolean awsvpc = "awsvpc".equals(((TaskDefinition) def.document()).networkModeAsString());
    if (vpc == null) {
      if (awsvpc) {
        throw new ServiceError(
            Lookup.INVALID,
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
      }
      return spec;
    }
    return spec.withNetwork(
        vpc.subnets(),
        vpc.securityGroups(),
        vpc.assignPublicIpAsString() == null ? "DISABLED" : vpc.assignPublicIpAsString());
  }

  private static ServiceSpec deployment(ServiceSpec spec, @Nullable DeploymentConfiguration d) {
    if (d == null) {
      return spec;
    }
    int minimum =
        d.minimumHealthyPercent() == null
            ? spec.minimumHealthyPercent()
            : d.minimumHealthyPercent();
    int maximum = d.maximumPercent() == null ? spec.maximumPercent() : d.maximumPercent();
    if (maximum <= minimum && maximum <= 100 && minimum >= 100) {
      throw new ServiceError(
          Lookup.INVALID,
          "Invalid deployment configuration: both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
    }
    var breaker = d.deploymentCircuitBreaker();
    return spec.withDeployment(
        minimum,
        maximum,
        breaker == null ? spec.breaker() : Check.isTrue(breaker.enable()),
        breaker == null ? spec.rollback() : Check.isTrue(breaker.rollback()));
  }
}
