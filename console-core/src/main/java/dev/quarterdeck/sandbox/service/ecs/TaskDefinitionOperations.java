package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.ContainerSpec;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** The operations on task definitions. */
public final class TaskDefinitionOperations {
  private static final String CLIENT = "ClientException";
  private final World world;
  private final Lookup lookup;

  TaskDefinitionOperations(World world, Lookup lookup) {
    this.world = world;
    this.lookup = lookup;
  }

  RegisterTaskDefinitionResponse register(RegisterTaskDefinitionRequest q, Call call) {
    TaskDef def = add(world, q, call.callerArn());
    return RegisterTaskDefinitionResponse.builder()
        .taskDefinition(shape(def))
        .tags(Lookup.tags(def.tags))
        .build();
  }

  /** Registers a task definition as the operation does, for a world that is being set up. */
  public static TaskDef add(World world, RegisterTaskDefinitionRequest q, String callerArn) {
    validate(q);
    boolean fargate = q.requiresCompatibilities().contains(Compatibility.FARGATE);
    TaskDefinition document =
        TaskDefinition.builder()
            .family(q.family())
            .containerDefinitions(
                q.containerDefinitions().stream().map(TaskDefinitionOperations::defaults).toList())
            .taskRoleArn(q.taskRoleArn())
            .executionRoleArn(q.executionRoleArn())
            .networkMode(q.networkModeAsString())
            .volumes(q.volumes())
            .placementConstraints(q.placementConstraints())
            .compatibilitiesWithStrings(
                q.networkMode() == NetworkMode.AWSVPC ? List.of("EC2", "FARGATE") : List.of("EC2"))
            .requiresCompatibilitiesWithStrings(
                fargate ? List.of("FARGATE") : q.requiresCompatibilitiesAsStrings())
            .runtimePlatform(q.runtimePlatform())
            .cpu(q.cpu())
            .memory(q.memory())
            .pidMode(q.pidModeAsString())
            .ipcMode(q.ipcModeAsString())
            .proxyConfiguration(q.proxyConfiguration())
            .ephemeralStorage(q.ephemeralStorage())
            .inferenceAccelerators(q.inferenceAccelerators())
            .enableFaultInjection(q.enableFaultInjection())
            .registeredAt(world.now())
            .registeredBy(callerArn)
            .build();
    TaskDef def =
        world
            .ecs()
            .register(
                q.family(),
                document.containerDefinitions().stream()
                    .map(TaskDefinitionOperations::spec)
                    .toList(),
                q.executionRoleArn(),
                q.cpu(),
                q.memory(),
                document);
    def.tags.putAll(Lookup.tags(q.tags()));
    return def;
  }

  /** What ECS fills in when it stores a container. */
  private static ContainerDefinition defaults(ContainerDefinition c) {
    return c.toBuilder()
        .essential(c.essential() == null || c.essential())
        .cpu(c.cpu() == null ? 0 : c.cpu())
        .environment(c.environment())
        .mountPoints(c.mountPoints())
        .volumesFrom(c.volumesFrom())
        .portMappings(
            c.portMappings().stream()
                .map(
                    p ->
                        p.toBuilder()
                            .hostPort(p.hostPort() == null ? p.containerPort() : p.hostPort())
                            .protocol(p.protocolAsString() == null ? "tcp" : p.protocolAsString())
                            .build())
                .toList())
        .build();
  }

  private static ContainerSpec spec(ContainerDefinition c) {
    List<ContainerSpec.Reference> references = new ArrayList<>();
    c.secrets().forEach(s -> references.add(new ContainerSpec.Reference(s.name(), s.valueFrom())));
    Map<String, String> options = Map.of();
    if (c.logConfiguration() != null) {
      options = c.logConfiguration().options();
      c.logConfiguration()
          .secretOptions()
          .forEach(s -> references.add(new ContainerSpec.Reference(s.name(), s.valueFrom())));
    }
    if (c.repositoryCredentials() != null) {
      references.add(
          new ContainerSpec.Reference(
              "repositoryCredentials", c.repositoryCredentials().credentialsParameter()));
    }
    Map<String, String> environment = new LinkedHashMap<>();
    c.environment().forEach(e -> environment.put(e.name(), e.value()));
    return new ContainerSpec(
        c.name(),
        c.image(),
        c.essential() == null || c.essential(),
        environment,
        List.copyOf(references),
        options.get("awslogs-group"),
        options.get("awslogs-stream-prefix"),
        c.healthCheck() != null,
        c.portMappings().isEmpty() ? 0 : c.portMappings().getFirst().containerPort());
  }

  private static void validate(RegisterTaskDefinitionRequest q) {
    if (q.family() == null || !q.family().matches("[A-Za-z0-9_-]{1,255}")) {
      throw new ServiceError(CLIENT, "Family contains invalid characters.");
    }
    if (q.containerDefinitions().isEmpty()) {
      throw new ServiceError(CLIENT, "Container list cannot be empty.");
    }
    boolean fargate = q.requiresCompatibilities().contains(Compatibility.FARGATE);
    if (fargate && (q.cpu() == null || q.memory() == null)) {
      throw new ServiceError(
          CLIENT,
          "Fargate requires that '"
              + (q.cpu() == null ? "cpu" : "memory")
              + "' be defined at the task level.");
    }
    if (fargate && q.networkMode() != NetworkMode.AWSVPC) {
      throw new ServiceError(CLIENT, "Fargate only supports network mode ‘awsvpc’.");
    }
    for (ContainerDefinition c : q.containerDefinitions()) {
      if (c.name() == null || c.name().isEmpty()) {
        throw new ServiceError(CLIENT, "Container.name should not be null or empty.");
      }
      if (c.image() == null || c.image().isEmpty()) {
        throw new ServiceError(CLIENT, "Container.image should not be null or empty.");
      }
      if (q.memory() == null && c.memory() == null && c.memoryReservation() == null) {
        throw new ServiceError(
            CLIENT,
            "Invalid setting for container '"
                + c.name()
                + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
      }
      if (!c.secrets().isEmpty() && q.executionRoleArn() == null) {
        throw new ServiceError(
            CLIENT,
            "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
      }
      c.secrets()
          .forEach(
              s -> {
                if (c.environment().stream().anyMatch(e -> e.name().equals(s.name()))) {
                  throw new ServiceError(
                      CLIENT,
                      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '"
                          + s.name()
                          + "'.");
                }
              });
    }
  }

  DescribeTaskDefinitionResponse describe(DescribeTaskDefinitionRequest q, Call call) {
    TaskDef def = lookup.definition(q.taskDefinition(), "Unable to describe task definition.");
    return DescribeTaskDefinitionResponse.builder()
        .taskDefinition(shape(def))
        .tags(q.include().contains(TaskDefinitionField.TAGS) ? Lookup.tags(def.tags) : null)
        .build();
  }

  ListTaskDefinitionsResponse list(ListTaskDefinitionsRequest q, Call call) {
    String status = q.statusAsString() == null ? "ACTIVE" : q.statusAsString();
    List<String> arns = new ArrayList<>();
    world
        .ecs()
        .families()
        .forEach(
            (family, defs) -> {
              if (q.familyPrefix() == null || family.equals(q.familyPrefix())) {
                defs.stream()
                    .filter(d -> status.equals(d.active ? "ACTIVE" : "INACTIVE"))
                    .forEach(d -> arns.add(d.arn()));
              }
            });
    List<String> sorted = q.sort() == SortOrder.DESC ? arns.reversed() : arns;
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", Lookup.INVALID);
    Page<String> page = Page.of(sorted, q.nextToken(), max, Lookup.INVALID);
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(page.items())
        .nextToken(page.next())
        .build();
  }

  ListTaskDefinitionFamiliesResponse families(ListTaskDefinitionFamiliesRequest q, Call call) {
    String status = q.statusAsString() == null ? "ACTIVE" : q.statusAsString();
    List<String> names = new ArrayList<>();
    world
        .ecs()
        .families()
        .forEach(
            (family, defs) -> {
              boolean active = defs.stream().anyMatch(d -> d.active);
              boolean wanted =
                  status.equals("ALL") || status.equals(active ? "ACTIVE" : "INACTIVE");
              if (wanted && (q.familyPrefix() == null || family.startsWith(q.familyPrefix()))) {
                names.add(family);
              }
            });
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", Lookup.INVALID);
    Page<String> page = Page.of(names, q.nextToken(), max, Lookup.INVALID);
    return ListTaskDefinitionFamiliesResponse.builder()
        .families(page.items())
        .nextToken(page.next())
        .build();
  }

  DeregisterTaskDefinitionResponse deregister(DeregisterTaskDefinitionRequest q, Call call) {
    String id = q.taskDefinition() == null ? "" : q.taskDefinition();
    if (!id.substring(id.lastIndexOf('/') + 1).contains(":")) {
      throw new ServiceError(
          Lookup.INVALID,
          "Invalid revision number. Number: " + id.substring(id.lastIndexOf('/') + 1));
    }
    TaskDef def = lookup.definition(id, "The specified task definition does not exist.");
    def.active = false;
    def.deregistered = world.now();
    return DeregisterTaskDefinitionResponse.builder().taskDefinition(shape(def)).build();
  }

  private static TaskDefinition shape(TaskDef def) {
    return ((TaskDefinition) def.document())
        .toBuilder()
            .taskDefinitionArn(def.arn())
            .revision(def.revision())
            .status(def.active ? "ACTIVE" : "INACTIVE")
            .deregisteredAt(def.deregistered)
            .build();
  }
}
