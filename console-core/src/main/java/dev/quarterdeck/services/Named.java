package dev.quarterdeck.services;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Clusters and services that somebody named: what is left to ask for where AWS does not list them.
 *
 * @param services the names of services by the name of their cluster; empty for a cluster alone
 */
public record Named(Map<String, Set<String>> services) {
  public static final Named NOTHING = new Named(Map.of());

  /**
   * @param cluster a name or ARN, or null
   * @param refs {@code CLUSTER/NAME} or ARNs; what does not tell its cluster says nothing here
   */
  public static Named of(@Nullable String cluster, Collection<String> refs) {
    Map<String, Set<String>> found = new TreeMap<>();
    if (cluster != null) {
      found.put(FleetReader.shortName(cluster), new TreeSet<>());
    }
    for (String ref : refs) {
      String plain = ref.startsWith("arn:") ? ref.substring(ref.indexOf('/') + 1) : ref;
      int slash = plain.indexOf('/');
      if (slash > 0 && slash < plain.length() - 1 && !plain.contains("*")) {
        found
            .computeIfAbsent(plain.substring(0, slash), k -> new TreeSet<>())
            .add(plain.substring(slash + 1));
      }
    }
    return new Named(found);
  }

  public Named and(Named other) {
    Map<String, Set<String>> both = new TreeMap<>();
    for (Named n : List.of(this, other)) {
      n.services.forEach((c, s) -> both.computeIfAbsent(c, k -> new TreeSet<>()).addAll(s));
    }
    return new Named(both);
  }

  /** The clusters, of which nothing but the name is known. */
  List<Cluster> clusters() {
    return services.keySet().stream()
        .map(name -> new Cluster(name, name, Cluster.NOT_READ, 0, 0))
        .toList();
  }

  List<String> in(String cluster) {
    return new ArrayList<>(services.getOrDefault(cluster, Set.of()));
  }
}
