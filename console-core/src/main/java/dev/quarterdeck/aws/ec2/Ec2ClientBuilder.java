package dev.quarterdeck.aws.ec2;

import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.awscore.client.builder.AwsDefaultClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.client.config.AwsClientOption;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;

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
    return configuration.merge(c -> c.option(SdkAdvancedClientOption.SIGNER, Aws4Signer.create()));
  }

  /** Its own variables and profile settings name an endpoint, as for every service. */
  @Override
  protected SdkClientConfiguration finalizeServiceConfiguration(
      SdkClientConfiguration configuration) {
    return configuration.toBuilder()
        .lazyOptionIfAbsent(
            SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
            c ->
                AwsClientEndpointProvider.builder()
                    .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_EC2")
                    .serviceEndpointOverrideSystemProperty("aws.endpointUrlEc2")
                    .serviceProfileProperty("ec2")
                    .serviceEndpointPrefix(serviceEndpointPrefix())
                    .defaultProtocol("https")
                    .region(c.get(AwsClientOption.AWS_REGION))
                    .profileFile(c.get(SdkClientOption.PROFILE_FILE_SUPPLIER))
                    .profileName(c.get(SdkClientOption.PROFILE_NAME))
                    .dualstackEnabled(c.get(AwsClientOption.DUALSTACK_ENDPOINT_ENABLED))
                    .fipsEnabled(c.get(AwsClientOption.FIPS_ENDPOINT_ENABLED))
                    .build())
        .build();
  }

  @Override
  protected Ec2Client buildClient() {
    return new Ec2Client(syncClientConfiguration());
  }
}
