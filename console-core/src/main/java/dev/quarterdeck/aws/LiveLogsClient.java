package dev.quarterdeck.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClientBuilder;

/** The client for live tails: a stream may be open for hours, which no limit of a call may end. */
final class LiveLogsClient {
  private static final Duration LONGEST_STREAM = Duration.ofHours(4);

  private LiveLogsClient() {}

  static CloudWatchLogsAsyncClient make(
      StreamHttp http,
      Region region,
      AwsCredentialsProvider credentials,
      ClientOverrideConfiguration configuration,
      @Nullable URI endpoint) {
    CloudWatchLogsAsyncClientBuilder builder =
        CloudWatchLogsAsyncClient.builder()
            .httpClient(http)
            .asyncConfiguration(
                a ->
                    a.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
            .region(region)
            .credentialsProvider(credentials)
            .overrideConfiguration(
                configuration.toBuilder()
                    .apiCallTimeout(LONGEST_STREAM)
                    .apiCallAttemptTimeout(LONGEST_STREAM)
                    .build());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }
}
