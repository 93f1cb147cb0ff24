package dev.quarterdeck.services;

import java.util.List;

/**
 * Services as people name them: {@code NAME}, {@code CLUSTER/NAME} or the ARN.
 *
 * @param given empty for all services
 */
public record ServiceNames(List<String> given) {
  public ServiceNames {
    given = List.copyOf(given);
  }

  /** Whether nothing was named, so that every service is meant. */
  public boolean all() {
    return given.isEmpty();
  }

  /** Whether the service is one of these. */
  public boolean has(Service s) {
    return all() || given.stream().anyMatch(name -> is(name, s));
  }

  /**
   * Whether one of these may be in the cluster; where all names say theirs, others need no look.
   */
  public boolean mayBeIn(Cluster c) {
    return all() || given.stream().anyMatch(name -> mayBeIn(name, c));
  }

  /** Names that none of the services has. */
  public List<String> absent(List<Service> found) {
    return given.stream().filter(n -> found.stream().noneMatch(s -> is(n, s))).toList();
  }

  private static boolean is(String name, Service s) {
    return name.equals(s.name()) || name.equals(s.ref()) || name.equals(s.arn());
  }

  private static boolean mayBeIn(String name, Cluster c) {
    String plain = name.startsWith("arn:") ? name.substring(name.indexOf('/') + 1) : name;
    int slash = plain.indexOf('/');
    return slash < 0 || plain.substring(0, slash).equals(c.name());
  }
}
