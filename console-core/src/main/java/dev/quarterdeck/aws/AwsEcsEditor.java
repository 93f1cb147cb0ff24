package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;

/** ECS's changes; each call passes the read-only guard in {@link CallGate}. */
public final class AwsEcsEditor implements EcsEditor {
  private final AwsClients aws;

  public AwsEcsEditor(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs update-service}. */
  @Override
  public Outcome<Service> update(String cluster, String service, Update update) {
    return aws.calls()
        .method(
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
}
