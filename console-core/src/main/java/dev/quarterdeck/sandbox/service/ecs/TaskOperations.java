package dev.quarterdeck.sandbox.service.ecs;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.ecs.Cluster;
import dev.quarterdeck.sandbox.world.ecs.EcsService;
import dev.quarterdeck.sandbox.world.ecs.EcsTask;
import dev.quarterdeck.sandbox.world.ecs.TaskDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandRequest;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Tasks. */
final class TaskOperations {
  private static final String NOT_FOUND = "The referenced task was not found.";
  private final World world;
  private final Lookup lookup;

  TaskOperations(World world, Lookup lookup) {
    this.world = world;
    this.lookup = lookup;
  }

  ListTasksResponse list(ListTasksRequest q, Call call) {
    Cluster c = lookup.cluster(q.cluster(), call);
    int max = Check.range(q.maxResults(), 100, 1, 100, "maxResults", Lookup.INVALID);
    EcsService s = q.serviceName() == null ? null : lookup.service(c, q.serviceName());
    boolean wanted = !"STOPPED".equals(q.desiredStatusAsString());
    List<String> arns =
        c.tasks().stream()
            .filter(t -> t.wanted == wanted)
            .filter(t -> s == null || t.service() == s)
            .filter(t -> q.family() == null || q.family().equals(t.definition().family()))
            .filter(t -> q.startedBy() == null || q.startedBy().equals(t.startedBy))
            .filter(
                t -> q.launchTypeAsString() == null || q.launchTypeAsString().equals(t.launchType))
            .map(EcsTask::arn)
            .toList();
    Page<String> page = Page.of(arns, q.nextToken(), max, Lookup.INVALID);
    return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
  }

  DescribeTasksResponse describe(DescribeTasksRequest q, Call call) {
    Lookup.most(q.tasks(), 100, "Tasks");
    Cluster c = lookup.cluster(q.cluster(), call, "task", q.tasks().getFirst());
    List<Task> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String id : q.tasks()) {
      EcsTask t = world.ecs().task(c, id);
      if (t == null) {
        String arn =
            id.startsWith("arn:") ? id : world.account().arn("ecs", "task/" + c.name() + "/" + id);
        failures.add(Failure.builder().arn(arn).reason("MISSING").build());
      } else {
        found.add(shape(t, q.include().contains(TaskField.TAGS)));
      }
    }
    return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
  }

  RunTaskResponse run(RunTaskRequest q, Call call) {
    Cluster c = lookup.cluster(q.cluster(), call);
    TaskDef def = lookup.definition(q.taskDefinition(), "TaskDefinition not found.");
    if (!def.active) {
      throw new ServiceError("ClientException", "TaskDefinition is inactive");
    }
    int count = q.count() == null ? 1 : q.count();
    if (count < 1 || count > 10) {
      throw new ServiceError(Lookup.INVALID, "Tasks count must be between 1 and 10.");
    }
    if ("awsvpc".equals(((TaskDefinition) def.document()).networkModeAsString())
        && q.networkConfiguration() == null) {
      throw new ServiceError(
          Lookup.INVALID,
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    TaskOverride overrides = q.overrides();
    List<String> command = List.of();
    if (overrides != null) {
      for (ContainerOverride o : overrides.containerOverrides()) {
        if (def.containers().stream().noneMatch(s -> s.name().equals(o.name()))) {
          throw new ServiceError(
              Lookup.INVALID,
              "Override for container named "
                  + o.name()
                  + " is not a container in the TaskDefinition.");
        }
        command = o.command().isEmpty() ? command : o.command();
      }
    }
    EcsTask known = q.clientToken() == null ? null : startedWith(c, q.clientToken());
    if (known != null) {
      return RunTaskResponse.builder().tasks(shape(known, true)).failures(List.of()).build();
    }
    List<Task> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EcsTask t = world.ecs().life().runTask(c, def, command);
      t.clientToken = q.clientToken();
      t.startedBy = q.startedBy();
      t.overrides = overrides;
      t.executeCommand = Check.isTrue(q.enableExecuteCommand());
      t.launchType = q.launchTypeAsString() == null ? "FARGATE" : q.launchTypeAsString();
      if (q.group() != null) {
        t.group = q.group();
      }
      t.tags.putAll(Lookup.tags(q.tags()));
      started.add(shape(t, true));
    }
    return RunTaskResponse.builder().tasks(started).failures(List.of()).build();
  }

  private static @Nullable EcsTask startedWith(Cluster c, String token) {
    return c.tasks().stream().filter(t -> token.equals(t.clientToken)).findFirst().orElse(null);
  }

  StopTaskResponse stop(StopTaskRequest q, Call call) {
    EcsTask t = task(lookup.cluster(q.cluster(), call, "task", q.task()), q.task());
    world
        .ecs()
        .life()
        .stop(t, "UserInitiated", q.reason() == null ? "Task stopped by user" : q.reason());
    return StopTaskResponse.builder().task(shape(t, true)).build();
  }

  ExecuteCommandResponse execute(ExecuteCommandRequest q, Call call) {
    EcsTask t = task(lookup.cluster(q.cluster(), call, "task", q.task()), q.task());
    if (!t.executeCommand || !t.running()) {
      throw new ServiceError(
          Lookup.INVALID,
          "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.");
    }
    if (!Check.isTrue(q.interactive())) {
      throw new ServiceError(Lookup.INVALID, "Interactive is the only mode supported currently.");
    }
    if (q.command() == null || q.command().isEmpty()) {
      throw new ServiceError(Lookup.INVALID, "Command cannot be empty.");
    }
    EcsTask.Run run = container(t, q.container());
    // Nothing runs in these containers: the session is well formed, and nobody listens at its end.
    String id =
        "ecs-execute-command-"
            + world.randomness().alphanumeric("session", 17).toLowerCase(Locale.ROOT);
    return ExecuteCommandResponse.builder()
        .clusterArn(t.cluster().arn())
        .taskArn(t.arn())
        .containerName(run.spec.name())
        .containerArn(run.id)
        .interactive(true)
        .session(
            s ->
                s.sessionId(id)
                    .streamUrl(
                        "wss://ssmmessages."
                            + world.account().region()
                            + ".amazonaws.com/v1/data-channel/"
                            + id
                            + "?role=publish_subscribe")
                    .tokenValue(world.randomness().alphanumeric("session", 120)))
        .build();
  }

  private static EcsTask.Run container(EcsTask t, @Nullable String name) {
    if (name == null && t.containers.size() > 1) {
      throw new ServiceError(
          Lookup.INVALID,
          "The container name must be specified when the task has more than one container.");
    }
    return t.containers.stream()
        .filter(r -> name == null || r.spec.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceError(
                    Lookup.INVALID, "The specified container does not exist in the task."));
  }

  private EcsTask task(Cluster c, @Nullable String id) {
    EcsTask t = id == null ? null : world.ecs().task(c, id);
    if (t == null) {
      throw new ServiceError(Lookup.INVALID, NOT_FOUND);
    }
    return t;
  }

  private Task shape(EcsTask t, boolean tags) {
    boolean up = t.running();
    boolean checked = t.containers.stream().anyMatch(r -> r.spec.healthCheck());
    return Task.builder()
        .taskArn(t.arn())
        .clusterArn(t.cluster().arn())
        .taskDefinitionArn(t.definition().arn())
        .overrides(
            t.overrides == null ? TaskOverride.builder().build() : (TaskOverride) t.overrides)
        .lastStatus(t.status.name())
        .desiredStatus(t.wanted ? "RUNNING" : "STOPPED")
        .cpu(t.definition().cpu())
        .memory(t.definition().memory())
        .containers(t.containers.stream().map(r -> container(t, r)).toList())
        .startedBy(t.startedBy)
        .version(t.version)
        .stoppedReason(t.stoppedReason)
        .stopCode(t.stopCode)
        .connectivity(t.pullStarted == null ? null : "CONNECTED")
        .connectivityAt(t.pullStarted)
        .pullStartedAt(t.pullStarted)
        .pullStoppedAt(t.pullStopped)
        .executionStoppedAt(t.executionStopped)
        .createdAt(t.created())
        .startedAt(t.started)
        .stoppingAt(t.stopping)
        .stoppedAt(t.stopped)
        .group(t.group)
        .launchType(t.launchType)
        .platformVersion(t.launchType.equals("FARGATE") ? t.platformVersion : null)
        .platformFamily(t.launchType.equals("FARGATE") ? "Linux" : null)
        .availabilityZone(t.zone)
        .attachments(attachment(t))
        .healthStatus(checked && up ? "HEALTHY" : "UNKNOWN")
        .enableExecuteCommand(t.executeCommand)
        .ephemeralStorage(e -> e.sizeInGiB(20))
        .tags(tags ? Lookup.tags(t.tags) : List.of())
        .build();
  }

  private static Container container(EcsTask t, EcsTask.Run r) {
    return Container.builder()
        .containerArn(r.id)
        .taskArn(t.arn())
        .name(r.spec.name())
        .image(r.spec.image())
        .imageDigest(r.lastStatus.equals("PENDING") ? null : r.digest)
        .runtimeId(r.runtimeId)
        .lastStatus(r.lastStatus)
        .exitCode(r.exitCode)
        .reason(r.reason)
        .networkInterfaces(
            NetworkInterface.builder()
                .attachmentId(attachmentId(t))
                .privateIpv4Address(t.privateIp)
                .build())
        .healthStatus(
            r.spec.healthCheck() && r.lastStatus.equals("RUNNING") ? "HEALTHY" : "UNKNOWN")
        .cpu("0")
        .build();
  }

  private static String attachmentId(EcsTask t) {
    String h = t.id();
    return h.substring(0, 8)
        + "-"
        + h.substring(8, 12)
        + "-4"
        + h.substring(13, 16)
        + "-a"
        + h.substring(17, 20)
        + "-"
        + h.substring(20);
  }

  private static Attachment attachment(EcsTask t) {
    return Attachment.builder()
        .id(attachmentId(t))
        .type("ElasticNetworkInterface")
        .status(
            t.pending()
                ? "PRECREATED"
                : t.status == EcsTask.Status.STOPPED ? "DELETED" : "ATTACHED")
        .details(
            KeyValuePair.builder()
                .name("networkInterfaceId")
                .value("eni-0" + t.id().substring(0, 16))
                .build(),
            KeyValuePair.builder().name("privateIPv4Address").value(t.privateIp).build())
        .build();
  }
}
