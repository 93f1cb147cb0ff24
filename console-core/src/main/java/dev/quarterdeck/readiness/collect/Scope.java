package dev.quarterdeck.readiness.collect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run is about.
 *
 * @param clusters names; empty for every cluster of the region
 * @param services names or {@code cluster/name}; empty for every service
 */
public record Scope(List<String> clusters, List<String> services) {
  public static final Scope ALL = new Scope(List.of(), List.of());

  public Scope {
    clusters = List.copyOf(clusters);
    services = List.copyOf(services);
  }

  boolean has(ClusterFacts c) {
    return (clusters.isEmpty() || clusters.contains(c.name()) || clusters.contains(c.arn()))
        && (services.isEmpty()
            || services.stream().anyMatch(s -> !s.contains("/") || s.startsWith(c.name() + "/")));
  }

  boolean has(ServiceFacts s) {
    return services.isEmpty()
        || services.contains(s.name())
        || services.contains(s.ref())
        || services.contains(s.arn());
  }

  /** The first name that nothing of what was read has; empty where everything is there. */
  Optional<String> absent(List<ClusterFacts> inScope, List<ServiceFacts> found) {
    Stream<String> noCluster =
        clusters.stream()
            .filter(c -> inScope.stream().noneMatch(f -> c.equals(f.name()) || c.equals(f.arn())))
            .map(c -> "cluster " + c);
    Stream<String> noService =
        services.stream()
            .filter(s -> found.stream().noneMatch(f -> new Scope(List.of(), List.of(s)).has(f)))
            .map(s -> "service " + s);
    return Stream.concat(noCluster, noService).findFirst();
  }

  /** In words, for reports. */
  public String words() {
    if (!services.isEmpty()) {
      return String.join(", ", services);
    }
    return clusters.isEmpty() ? "every cluster of the region" : String.join(", ", clusters);
  }
}
