package dev.quarterdeck.health.timeline;

import dev.quarterdeck.health.Alarm;
import dev.quarterdeck.services.Service;
import java.util.List;
import java.util.Map;

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

  /** Of metric math every metric counts. */
  private static boolean watches(Alarm a, Service s) {
    return a.watched().stream().anyMatch(dimensions -> of(dimensions, s));
  }

  private static boolean of(Map<String, String> dimensions, Service s) {
    // The dimension is the part of the ARN behind the account: targetgroup/NAME/ID.
    String group = dimensions.get("TargetGroup");
    return (s.name().equals(dimensions.get("ServiceName"))
            && s.cluster().equals(dimensions.get("ClusterName")))
        || (group != null && s.targetGroups().stream().anyMatch(arn -> arn.endsWith(":" + group)));
  }
}
