package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.TopicFacts;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;

/** SNS's topics as the readiness checklist reads them. */
public final class AwsTopicFacts implements TopicFacts {
  private final AwsClients aws;

  public AwsTopicFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws sns list-subscriptions-by-topic}. */
  @Override
  public Outcome<Listing<Subscription>> subscriptions(String topicArn) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Pages.all(
                    deadline,
                    "subscriptions",
                    token -> {
                      ListSubscriptionsByTopicResponse r =
                          aws.calls()
                              .one(
                                  () ->
                                      aws.sns()
                                          .listSubscriptionsByTopic(
                                              q -> q.topicArn(topicArn).nextToken(token)));
                      return new Pages.Page<>(
                          r.subscriptions().stream()
                              .map(
                                  s ->
                                      new Subscription(
                                          Nulls.empty(s.protocol()),
                                          // PendingConfirmation and Deleted stand in its place.
                                          Nulls.empty(s.subscriptionArn()).startsWith("arn:")))
                              .toList(),
                          r.nextToken());
                    }));
  }
}
