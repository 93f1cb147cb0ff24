package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.TopicFacts.Subscription;

/** Whom topics reach. */
public final class TopicReadings {
  private final Once once;
  private final TopicFacts topics;

  TopicReadings(Once once, Sources sources) {
    this.once = once;
    this.topics = sources.topics();
  }

  public Listing<Subscription> subscriptions(String topicArn) {
    return once.read(
        "sns:ListSubscriptionsByTopic " + topicArn, () -> topics.subscriptions(topicArn));
  }
}
