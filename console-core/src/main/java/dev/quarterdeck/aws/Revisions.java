package dev.quarterdeck.aws;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** ARNs of a family's revisions: {@code aws ecs list-task-definitions --sort DESC}. */
final class Revisions {
  /** The most that ECS gives in a page. */
  static final int PAGE = 100;

  /** Endpoints other than AWS may ignore the order that was asked for. */
  static final Comparator<String> NEWEST_FIRST =
      Comparator.comparingInt(Revisions::number).reversed();

  private Revisions() {}

  static Pages.Page<String> page(
      AwsClients aws,
      String family,
      TaskDefinitionStatus status,
      int most,
      @Nullable String token) {
    ListTaskDefinitionsResponse r =
        aws.calls()
            .one(
                () ->
                    aws.ecs()
                        .listTaskDefinitions(
                            q ->
                                q.familyPrefix(family)
                                    .status(status)
                                    .sort(SortOrder.DESC)
                                    .maxResults(Math.min(PAGE, most))
                                    .nextToken(token)));
    // Elsewhere than at AWS the prefix may be the beginning of another family's name.
    return new Pages.Page<>(
        r.taskDefinitionArns().stream()
            .filter(arn -> Nulls.tail(arn).startsWith(family + ":"))
            .toList(),
        r.nextToken());
  }

  private static int number(String arn) {
    String digits = arn.substring(arn.lastIndexOf(':') + 1);
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
