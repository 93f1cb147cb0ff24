package dev.quarterdeck.services;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what the console changes in ECS. Only {@link dev.quarterdeck.change.Change}s call it. */
public interface EcsEditor {
  /**
   * Equivalent to {@code aws ecs update-service}. Takes no token: after a lost answer look at the
   * service's deployments before calling again. Gives the service as it is afterwards; its primary
   * deployment is the one that this started.
   */
  Outcome<Service> update(String cluster, String service, Update update);

  /**
   * Equivalent to {@code aws ecs register-task-definition}: the next revision of the document's
   * family, with every field that the document has. Gives its ARN.
   */
  Outcome<String> register(TaskDefinitionDocument document);

  /**
   * Equivalent to {@code aws ecs stop-service-deployment --stop-type ROLLBACK}.
   *
   * @param arn of the service deployment
   */
  Outcome<String> stopDeployment(String arn);

  /** Equivalent to {@code aws ecs stop-task}. Gives the task as it is afterwards. */
  Outcome<Task> stopTask(String cluster, String task, String reason);

  /** Equivalent to {@code aws ecs run-task} for one task; retried with the same client token. */
  Outcome<Task> run(Run run);

  /** Equivalent to {@code aws ecs execute-command --interactive}. */
  Outcome<ExecSession> execute(String cluster, String task, String container, String command);

  /**
   * What to change of a service; null leaves it as it is.
   *
   * @param taskDefinition ARN of the revision to run
   * @param force starts a deployment although nothing else changes, so that tasks start anew
   */
  record Update(@Nullable String taskDefinition, @Nullable Integer desired, boolean force) {
    /** New tasks of the same revision: they read their secrets again. */
    public static final Update REDEPLOY = new Update(null, null, true);
  }

  /**
   * One standalone task.
   *
   * @param like the service whose network, launch type and platform it takes; null for {@code
   *     network}
   * @param network where no service tells; null where the task definition needs none
   * @param container whose command is replaced
   * @param command empty leaves the task definition's
   * @param token 1 to 64 characters: the same token starts one task only
   */
  record Run(
      String cluster,
      String taskDefinition,
      @Nullable String like,
      @Nullable Network network,
      String container,
      List<String> command,
      String startedBy,
      String token) {}

  /** {@code awsvpcConfiguration}. */
  record Network(List<String> subnets, List<String> securityGroups, boolean publicIp) {}

  /**
   * A session into a container that waits for the Session Manager plugin. Its token opens the
   * container: it goes to the plugin and nowhere else.
   *
   * @param target {@code ecs:CLUSTER_TASK_RUNTIME}
   * @param json what the plugin takes: id, stream address and token
   */
  record ExecSession(String sessionId, String target, byte[] json) {
    @Override
    public String toString() {
      return sessionId;
    }
  }
}
