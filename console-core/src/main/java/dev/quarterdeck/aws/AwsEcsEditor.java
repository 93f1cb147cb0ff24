package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ExecuteCommandResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Session;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** ECS's changes; each call passes the read-only guard in {@link CallGate}. */
public final class AwsEcsEditor implements EcsEditor {
  /** Characters that StopTask takes as a reason. */
  private static final int REASON = 255;

  private final AwsClients aws;

  public AwsEcsEditor(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs update-service}. */
  @Override
  public Outcome<Service> update(String cluster, String service, Update update) {
    return aws.calls()
        .change(
            () ->
                EcsMapping.service(
                    aws.calls()
                        .one(
                            () ->
                                aws.ecs()
                                    .updateService(
                                        q ->
                                            q.cluster(cluster)
                                                .service(service)
                                                .taskDefinition(update.taskDefinition())
                                                .desiredCount(update.desired())
                                                .forceNewDeployment(update.force())))
                        .service()));
  }

  /**
   * {@code aws ecs register-task-definition}, its body the document's own: the SDK's model would
   * drop members that are newer than it.
   */
  @Override
  public Outcome<String> register(TaskDefinitionDocument document) {
    return aws.calls()
        .change(
            () ->
                aws.calls()
                    .one(
                        () ->
                            aws.ecs()
                                .registerTaskDefinition(
                                    q ->
                                        q.family(document.family())
                                            .containerDefinitions(List.of())
                                            .overrideConfiguration(
                                                o ->
                                                    o.putExecutionAttribute(
                                                        RawJson.REQUEST, document.registration()))))
                    .taskDefinition()
                    .taskDefinitionArn());
  }

  /** {@code aws ecs stop-service-deployment --stop-type ROLLBACK}. */
  @Override
  public Outcome<String> stopDeployment(String arn) {
    return aws.calls()
        .change(
            () ->
                aws.calls()
                    .one(
                        () ->
                            aws.ecs()
                                .stopServiceDeployment(
                                    q ->
                                        q.serviceDeploymentArn(arn)
                                            .stopType(StopServiceDeploymentStopType.ROLLBACK)))
                    .serviceDeploymentArn());
  }

  /** {@code aws ecs stop-task}. */
  @Override
  public Outcome<Task> stopTask(String cluster, String task, String reason) {
    return aws.calls()
        .change(
            () ->
                EcsMapping.task(
                    aws.calls()
                        .one(
                            () ->
                                aws.ecs()
                                    .stopTask(
                                        q ->
                                            q.cluster(cluster)
                                                .task(task)
                                                .reason(Text.shorten(reason, REASON))))
                        .task()));
  }

  /** {@code aws ecs run-task}; with a service's settings after {@code describe-services}. */
  @Override
  public Outcome<Task> run(Run run) {
    return aws.calls()
        .change(
            () -> {
              RunTaskRequest request = request(run);
              RunTaskResponse r = aws.calls().one(() -> aws.ecs().runTask(request));
              if (r.tasks().isEmpty()) {
                throw new ProblemException(notPlaced(r.failures()));
              }
              return EcsMapping.task(r.tasks().getFirst());
            });
  }

  private RunTaskRequest request(Run run) {
    RunTaskRequest.Builder q =
        RunTaskRequest.builder()
            .cluster(run.cluster())
            .taskDefinition(run.taskDefinition())
            .count(1)
            .startedBy(run.startedBy())
            .clientToken(run.token());
    if (!run.command().isEmpty()) {
      q.overrides(o -> o.containerOverrides(c -> c.name(run.container()).command(run.command())));
    }
    Network network = run.network();
    String like = run.like();
    if (like != null) {
      asTheService(q, run.cluster(), like);
    } else if (network != null) {
      q.launchType("FARGATE")
          .networkConfiguration(
              n ->
                  n.awsvpcConfiguration(
                      v ->
                          v.subnets(network.subnets())
                              .securityGroups(network.securityGroups())
                              .assignPublicIp(
                                  network.publicIp()
                                      ? AssignPublicIp.ENABLED
                                      : AssignPublicIp.DISABLED)));
    }
    return q.build();
  }

  private void asTheService(RunTaskRequest.Builder q, String cluster, String like) {
    var services =
        aws.calls()
            .one(() -> aws.ecs().describeServices(s -> s.cluster(cluster).services(like)))
            .services();
    if (services.isEmpty()) {
      throw new ProblemException(
          new Problem.NotFound(
              "There is no service " + Text.clean(cluster + "/" + like) + ".",
              "List what there is with: qd services list"));
    }
    var s = services.getFirst();
    q.networkConfiguration(s.networkConfiguration()).platformVersion(s.platformVersion());
    if (s.capacityProviderStrategy().isEmpty()) {
      q.launchType(s.launchTypeAsString());
    } else {
      q.capacityProviderStrategy(s.capacityProviderStrategy());
    }
  }

  private static Problem notPlaced(List<Failure> failures) {
    String why =
        failures.isEmpty()
            ? "ECS gave no reason"
            : Text.clean(
                Nulls.or(failures.getFirst().reason(), "a failure without a reason")
                    + (failures.getFirst().detail() == null
                        ? ""
                        : ": " + failures.getFirst().detail()));
    return new Problem.Refused(
        "ECS did not start the task: " + why + ".",
        "Look at the cluster's capacity and the task's requirements, then try again.");
  }

  /** {@code aws ecs execute-command --interactive}. */
  @Override
  public Outcome<ExecSession> execute(
      String cluster, String task, String container, String command) {
    return aws.calls()
        .change(
            () -> {
              String runtime = runtimeId(cluster, task, container);
              ExecuteCommandResponse r =
                  aws.calls()
                      .one(
                          () ->
                              aws.ecs()
                                  .executeCommand(
                                      q ->
                                          q.cluster(cluster)
                                              .task(task)
                                              .container(container)
                                              .command(command)
                                              .interactive(true)));
              Session session = r.session();
              return new ExecSession(
                  Nulls.empty(session.sessionId()),
                  "ecs:" + Nulls.tail(cluster) + "_" + Nulls.tail(task) + "_" + runtime,
                  json(session));
            });
  }

  private String runtimeId(String cluster, String task, String container) {
    return aws
        .calls()
        .one(() -> aws.ecs().describeTasks(q -> q.cluster(cluster).tasks(task)))
        .tasks()
        .stream()
        .flatMap(t -> t.containers().stream())
        .filter(c -> container.equals(c.name()))
        .map(c -> c.runtimeId())
        .filter(id -> id != null)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.NotFound(
                        "There is no running container "
                            + Text.clean(container)
                            + " in task "
                            + Text.clean(Nulls.tail(task))
                            + ".",
                        "See what runs with: qd services tasks SERVICE")));
  }

  private static byte[] json(Session session) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator g = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      g.writeStartObject();
      member(g, "sessionId", session.sessionId());
      member(g, "streamUrl", session.streamUrl());
      member(g, "tokenValue", session.tokenValue());
      g.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void member(JsonGenerator g, String name, @Nullable String value) {
    if (value != null) {
      g.writeStringProperty(name, value);
    }
  }
}
