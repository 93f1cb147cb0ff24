package dev.quarterdeck.health.timeline;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.services.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which services an alarm watches, by the dimensions of its metric. */
final class AlarmOwners {
  private AlarmOwners() {}

  static List<String> of(String name, List<Alarm> alarms, List<Service> services) {
    return alarms.stream()
        .filter(a -> a.name().equals(name))
        .flatMap(a -> services.stream().filter(s -> watches(a, s)))
        .map(Service::ref)
        .distinct()
        .toList();
  }

  private static boolean watches(Alarm a, Service s) {
    String group = a.dimensions().get("TargetGroup");
    return (s.name().equals(a.dimensions().get("ServiceName"))
            && s.cluster().equals(a.dimensions().get("ClusterName")))
        || (group != null && s.targetGroups().stream().anyMatch(arn -> arn.endsWith(":" + group)));
  }

  /** The dimension is the part of the ARN behind the account: targetgroup/NAME/ID. */
  private static boolean isGroup(@Nullable String arn, String dimension) {
    return arn != null && arn.endsWith(":" + dimension);
  }
}
