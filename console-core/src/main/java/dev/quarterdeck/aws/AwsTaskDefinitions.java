package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.services.taskdef.TaskDefinitionDocument;
import dev.quarterdeck.services.taskdef.TaskDefinitionStore;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Task definitions of ECS, whole. */
public final class AwsTaskDefinitions implements TaskDefinitionStore {
  private static final int LIST = 100;

  private final AwsClients aws;

  public AwsTaskDefinitions(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ecs describe-task-definition --include TAGS}, as the bytes that came. */
  @Override
  public Outcome<TaskDefinitionDocument> document(String id) {
    return aws.calls()
        .method(
            () -> {
              AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
              aws.calls()
                  .one(
                      () ->
                          aws.ecs()
                              .describeTaskDefinition(
                                  q ->
                                      q.taskDefinition(id)
                                          .include(TaskDefinitionField.TAGS)
                                          .overrideConfiguration(
                                              o ->
                                                  o.putExecutionAttribute(
                                                      RawJson.ANSWER, answer))));
              byte[] body = answer.get();
              return read(body == null ? new byte[0] : body);
            });
  }

  private static TaskDefinitionDocument read(byte[] body) {
    try {
      return TaskDefinitionDocument.ofAnswer(body);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem.Unexpected(
              "The task definition came back in a form that is not understood.",
              "Check --endpoint-url; the endpoint does not answer as AWS does.",
              e.getClass().getSimpleName()));
    }
  }

  /** {@code aws ecs list-task-definition-families --status ACTIVE}. */
  @Override
  public Outcome<Listing<String>> families(String prefix) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "task definition families",
                    token -> {
                      ListTaskDefinitionFamiliesResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.ecs()
                                          .listTaskDefinitionFamilies(
                                              q ->
                                                  q.familyPrefix(prefix.isEmpty() ? null : prefix)
                                                      .status(TaskDefinitionFamilyStatus.ACTIVE)
                                                      .maxResults(LIST)
                                                      .nextToken(token)));
                      return new Pages.Page<>(r.families(), r.nextToken());
                    }));
  }

  /** {@code aws ecs list-task-definitions --family-prefix FAMILY --sort DESC}. */
  @Override
  public Outcome<Listing<String>> revisions(String family) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "revisions of " + Text.clean(family),
                    token ->
                        Revisions.page(
                            aws, family, TaskDefinitionStatus.ACTIVE, Revisions.PAGE, token)))
        .map(
            l ->
                new Listing<>(
                    l.items().stream().sorted(Revisions.NEWEST_FIRST).toList(), l.unknowns()));
  }
}
