package dev.quarterdeck.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A request of EC2 as its form parameters: EC2's model is not on the class path, for a few reads
 * are all that is asked of it.
 */
public final class Ec2Call implements SdkPojo, Buildable {
  private final Map<String, String> parameters = new TreeMap<>();

  Map<String, String> parameters() {
    return parameters;
  }

  /** A parameter, or null. */
  public @org.jspecify.annotations.Nullable String text(String name) {
    return parameters.get(name);
  }

  /** The values of a list: {@code SubnetId.1}, {@code SubnetId.2}… */
  public List<String> list(String name) {
    return parameters.entrySet().stream()
        .filter(e -> e.getKey().matches(java.util.regex.Pattern.quote(name) + "\\.[0-9]+"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public List<SdkField<?>> sdkFields() {
    return List.of();
  }

  @Override
  public Object build() {
    return this;
  }
}
