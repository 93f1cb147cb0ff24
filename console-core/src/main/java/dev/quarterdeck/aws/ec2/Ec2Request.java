package dev.quarterdeck.aws.ec2;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkField;

/** The form parameters of one call. */
final class Ec2Request extends AwsRequest {
  private final Map<String, String> parameters;

  Ec2Request(Map<String, String> parameters) {
    this(new Builder(parameters));
  }

  private Ec2Request(Builder builder) {
    super(builder);
    this.parameters = Map.copyOf(builder.parameters);
  }

  Map<String, String> parameters() {
    return parameters;
  }

  @Override
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ec2Request r && super.equals(other) && parameters.equals(r.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + parameters.hashCode();
  }

  static final class Builder extends BuilderImpl {
    private final Map<String, String> parameters;

    private Builder(Map<String, String> parameters) {
      this.parameters = parameters;
    }

    private Builder(Ec2Request request) {
      super(request);
      this.parameters = request.parameters;
    }

    @Override
    public Builder overrideConfiguration(AwsRequestOverrideConfiguration configuration) {
      super.overrideConfiguration(configuration);
      return this;
    }

    @Override
    public Ec2Request build() {
      return new Ec2Request(this);
    }
  }
}
