package dev.quarterdeck.aws.ec2;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** An error that EC2 answered; it models none of them, so its code tells which. */
public final class Ec2Exception extends AwsServiceException {
  private static final long serialVersionUID = 1L;

  private Ec2Exception(Builder builder) {
    super(builder);
  }

  @Override
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** What the SDK fills from an answer. */
  public static final class Builder extends BuilderImpl implements SdkPojo {
    Builder() {}

    private Builder(Ec2Exception exception) {
      super(exception);
    }

    @Override
    public Ec2Exception build() {
      return new Ec2Exception(this);
    }

    @Override
    public List<SdkField<?>> sdkFields() {
      return List.of();
    }
  }
}
