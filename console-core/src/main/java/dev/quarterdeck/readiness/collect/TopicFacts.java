package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;

/** Port: what readiness reads of SNS. */
public interface TopicFacts {
  /**
   * @param protocol email, https, sqs, lambda…; where it leads stays out
   * @param confirmed whether messages are delivered
   */
  record Subscription(String protocol, boolean confirmed) {}

  /** Equivalent to {@code aws sns list-subscriptions-by-topic}. */
  Outcome<Listing<Subscription>> subscriptions(String topicArn);
}
