package dev.quarterdeck.sandbox.service;

import dev.quarterdeck.sandbox.Sandbox;
import dev.quarterdeck.sandbox.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A sandbox whose time stands still, and the SDK's real clients on it. */
final class Aws implements AutoCloseable {
  /** The first minute of every manual sandbox. */
  static final Instant START = Instant.parse("2026-03-10T14:00:00Z");

  final Sandbox sandbox;
  final EcsClient ecs;
  final SecretsManagerClient secrets;
  final ElasticLoadBalancingV2Client elb;

  Aws(Scenario scenario) {
    try {
      sandbox = Sandbox.start(Sandbox.Options.manual(scenario));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ecs = on(EcsClient.builder());
    secrets = on(SecretsManagerClient.builder());
    elb = on(ElasticLoadBalancingV2Client.builder());
  }

  <C, B extends AwsClientBuilder<B, C>> C on(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(Region.of(sandbox.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
        .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
        .build();
  }

  @Override
  public void close() {
    ecs.close();
    secrets.close();
    elb.close();
    sandbox.close();
  }
}
