package dev.quarterdeck.aws;

import java.util.Map;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** How often a call is tried. */
final class Retries {
  /**
   * Where three of ten calls are throttled, three attempts would leave every fortieth unanswered,
   * and a fleet takes dozens.
   */
  private static final int ATTEMPTS = 5;

  private Retries() {}

  /** A number of attempts that is set in the environment is kept. */
  static RetryStrategy of(Map<String, String> env) {
    StandardRetryStrategy standard = AwsRetryStrategy.standardRetryStrategy();
    return env.containsKey("AWS_MAX_ATTEMPTS")
        ? standard
        : standard.toBuilder().maxAttempts(ATTEMPTS).build();
  }

  /** The same with one attempt, for what must not arrive twice. */
  static ClientOverrideConfiguration none(ClientOverrideConfiguration settings) {
    return settings.toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
  }
}
