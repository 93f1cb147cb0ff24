package dev.quarterdeck.aws.ec2;

import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.awscore.client.builder.AwsDefaultClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;

/** Makes the client from the same settings as the SDK's own builders. */
public final class Ec2ClientBuilder extends AwsDefaultClientBuilder<Ec2ClientBuilder, Ec2Client>
    implements AwsSyncClientBuilder<Ec2ClientBuilder, Ec2Client> {
  Ec2ClientBuilder() {}

  @Override
  protected String serviceEndpointPrefix() {
    return "ec2";
  }

  @Override
  protected String signingName() {
    return "ec2";
  }

  @Override
  protected String serviceName() {
    return "EC2";
  }

  @Override
  protected SdkClientConfiguration mergeServiceDefaults(SdkClientConfiguration configuration) {
    return configuration.merge(
        c -> c.option(SdkAdvancedClientOption.SIGNER, Aws4Signer.create()));
  }

  @Override
  protected Ec2Client buildClient() {
    return new Ec2Client(syncClientConfiguration());
  }
}
