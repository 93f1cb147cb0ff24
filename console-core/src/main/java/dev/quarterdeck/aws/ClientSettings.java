package dev.quarterdeck.aws;

import dev.quarterdeck.session.Connection;
import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;

/**
 * What all clients of a connection have in common: time limits, retries, and what stands before and
 * after every call.
 *
 * <p>Retries are the SDK's {@code standard} mode (backoff and a retry budget, five attempts) and
 * not {@code adaptive}: our own {@link RateLimits} already pace calls by what AWS publishes, and
 * adaptive would slow every later call of a long session after one burst of somebody else's.
 */
final class ClientSettings {
  private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(2);

  private final Connection connection;
  private final AwsClients.Options options;
  private final Endpoints endpoints;
  private final CallGate gate;

  ClientSettings(
      Connection connection, AwsClients.Options options, Endpoints endpoints, CallGate gate) {
    this.connection = connection;
    this.options = options;
    this.endpoints = endpoints;
    this.gate = gate;
  }

  /**
   * A third of a call's time, so that one lost attempt leaves time for another; at least two
   * seconds.
   */
  Duration attempt() {
    Duration call = connection.limits().call();
    // Not dividedBy: it brings in decimal arithmetic, which no start needs otherwise.
    Duration third = Duration.ofNanos(call.toNanos() / 3);
    Duration attempt = third.compareTo(SHORTEST_ATTEMPT) < 0 ? SHORTEST_ATTEMPT : third;
    return attempt.compareTo(call) < 0 ? attempt : call;
  }

  ClientOverrideConfiguration configuration() {
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(connection.limits().call())
            .apiCallAttemptTimeout(attempt())
            .retryStrategy(Retries.of(options.env()))
            .compressionConfiguration(c -> c.requestCompressionEnabled(false))
            .putAdvancedOption(
                SdkAdvancedClientOption.USER_AGENT_SUFFIX, "quarterdeck/" + options.version())
            .addExecutionInterceptor(gate)
            .addExecutionInterceptor(new RawJson())
            .addExecutionInterceptor(new FailureReport(options.clock()));
    if (endpoints.custom()) {
      // A prefixed host name exists at AWS only.
      override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
    }
    if (connection.keys() == null) {
      override.defaultProfileFileSupplier(options.files()::file);
      if (connection.profile() != null) {
        override.defaultProfileName(connection.profile());
      }
    }
    return override.build();
  }
}
