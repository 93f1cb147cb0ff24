package dev.quarterdeck.health;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Named;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms belong to which service: by the dimensions of their metrics (the service itself, its
 * target groups, a load balancer that serves it), or by the tag {@value #TAG}, whose value is the
 * service's name or {@code cluster/name}. Only firing alarms without such dimensions are asked for
 * their tags, and at most {@value #MOST_TAGGED} of them.
 */
final class RelatedAlarms {
  static final String TAG = "quarterdeck:service";
  static final int MOST_TAGGED = 25;

  private final Map<String, List<Alarm>> byKey;
  private final List<Unknown> missing;

  private RelatedAlarms(Map<String, List<Alarm>> byKey, List<Unknown> missing) {
    this.byKey = byKey;
    this.missing = missing;
  }

  static RelatedAlarms of(Deadline deadline, Outcome<Listing<Alarm>> read, Alarms alarms) {
    return switch (read) {
      case Outcome.Done<Listing<Alarm>>(Listing<Alarm> all) -> of(deadline, all, alarms);
      case Outcome.Failed<Listing<Alarm>>(Problem p) -> unread(p);
    };
  }

  static RelatedAlarms unread(Problem problem) {
    return new RelatedAlarms(Map.of(), List.of(Unknown.of("alarms", problem)));
  }

  /** The services whose measures alarms watch. */
  static Named named(Outcome<Listing<Alarm>> read) {
    return read instanceof Outcome.Done<Listing<Alarm>>(Listing<Alarm> all)
        ? Named.of(
            null,
            all.items().stream()
                .flatMap(a -> a.watched().stream())
                .filter(d -> d.containsKey("ServiceName") && d.containsKey("ClusterName"))
                .map(d -> d.get("ClusterName") + '/' + d.get("ServiceName"))
                .toList())
        : Named.NOTHING;
  }

  private static RelatedAlarms of(Deadline deadline, Listing<Alarm> all, Alarms port) {
    Map<String, List<Alarm>> byKey = new HashMap<>();
    List<Unknown> missing = new ArrayList<>(all.unknowns());
    List<Alarm> loose = new ArrayList<>();
    for (Alarm a : all.items()) {
      List<String> keys =
          a.watched().stream().map(RelatedAlarms::key).filter(Objects::nonNull).toList();
      keys.forEach(k -> put(byKey, k, a));
      if (keys.isEmpty() && a.firing()) {
        loose.add(a);
      }
    }
    tagged(deadline, loose, port, byKey, missing);
    return new RelatedAlarms(byKey, List.copyOf(missing));
  }

  /** What one of its metrics is of; null where its dimensions name nothing that serves. */
  private static @Nullable String key(Map<String, String> dimensions) {
    String service = dimensions.get("ServiceName");
    String cluster = dimensions.get("ClusterName");
    String group = dimensions.get("TargetGroup");
    return service != null && cluster != null
        ? cluster + '/' + service
        : group != null ? group : dimensions.get("LoadBalancer");
  }

  private static void tagged(
      Deadline deadline,
      List<Alarm> loose,
      Alarms port,
      Map<String, List<Alarm>> byKey,
      List<Unknown> missing) {
    List<Alarm> asked = loose.subList(0, Math.min(MOST_TAGGED, loose.size()));
    if (asked.size() < loose.size()) {
      missing.add(
          new Unknown(
              "the services of " + (loose.size() - asked.size()) + " firing alarms",
              "Only the tags of the first " + MOST_TAGGED + " are read.",
              null));
    }
    List<Outcome<Map<String, String>>> tags =
        Gather.each(deadline, asked, a -> "the tags of alarm " + a.name(), a -> port.tags(a.arn()));
    Gaps gaps = new Gaps();
    for (int i = 0; i < asked.size(); i++) {
      Alarm a = asked.get(i);
      switch (tags.get(i)) {
        case Outcome.Done<Map<String, String>>(Map<String, String> found) -> {
          String service = found.get(TAG);
          if (service != null) {
            put(byKey, service, a);
          }
        }
        case Outcome.Failed<Map<String, String>>(Problem p) ->
            gaps.add("tags", "the service of firing alarm " + a.name(), p);
      }
    }
    missing.addAll(gaps.told());
  }

  private static void put(Map<String, List<Alarm>> into, String key, Alarm alarm) {
    into.computeIfAbsent(key, k -> new ArrayList<>()).add(alarm);
  }

  List<Unknown> missing() {
    return missing;
  }

  /** In the order of what they are related by; each once. */
  List<Alarm> to(Service s, Map<String, TargetGroup> groups) {
    Set<Alarm> own = new LinkedHashSet<>(byKey.getOrDefault(s.ref(), List.of()));
    own.addAll(byKey.getOrDefault(s.name(), List.of()));
    s.servingGroups()
        .forEach(
            arn -> {
              // The dimension is the part of the ARN behind the account: targetgroup/NAME/ID.
              String dimension = arn.substring(arn.lastIndexOf(':') + 1);
              own.addAll(byKey.getOrDefault(dimension, List.of()));
              TargetGroup group = groups.get(arn);
              if (group != null && group.application()) {
                own.addAll(byKey.getOrDefault(group.loadBalancerDimension(), List.of()));
              }
            });
    return List.copyOf(own);
  }
}
