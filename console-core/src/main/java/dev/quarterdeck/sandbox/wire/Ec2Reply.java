package dev.quarterdeck.sandbox.wire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An answer of EC2.
 *
 * @param members by name: a text, a structure (a map) or a list of either
 */
public record Ec2Reply(Map<String, Object> members) implements SdkPojo {
  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }
}
