package dev.quarterdeck.sandbox.service.trail;

import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.Witness;
import dev.quarterdeck.sandbox.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Writes the account's write calls into its trail, without values that may be secret. */
public final class Recorder implements Witness {
  /** Calls that read, and those that CloudTrail takes for data, of which it keeps no history. */
  private static final Pattern NOT_KEPT =
      Pattern.compile(
          "(List|Describe|Get|BatchGet|Filter|Lookup|Search|Validate|Simulate|Decode)[A-Z].*"
              + "|StartQuery|StopQuery|StartLiveTail|PutLogEvents|PutMetricData");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(secretString|secretBinary|token).*");

  /** What names the thing that a call is about. */
  private static final List<String> NAMING =
      List.of(
          "service",
          "serviceName",
          "secretId",
          "alarmName",
          "family",
          "taskDefinition",
          "name",
          "logGroupName",
          "task",
          "cluster");

  private final World world;

  public Recorder(World world) {
    this.world = world;
  }

  @Override
  public void saw(Call call, Object request, @Nullable String error) {
    if (NOT_KEPT.matcher(call.operation()).matches() || !(request instanceof SdkPojo pojo)) {
      return;
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      boolean simple =
          value instanceof String || value instanceof Number || value instanceof Boolean;
      if (simple && !SECRET.matcher(field.memberName()).matches()) {
        parameters.put(lowerFirst(field.memberName()), value);
      }
    }
    List<String> resources = new ArrayList<>();
    for (String name : NAMING) {
      if (parameters.get(name) instanceof String text && resources.isEmpty()) {
        resources.add(text);
      }
    }
    world
        .trail()
        .record(
            call.service() + ".amazonaws.com",
            call.operation(),
            call.callerArn(),
            parameters,
            resources,
            error);
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
