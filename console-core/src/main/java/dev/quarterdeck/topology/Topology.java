package dev.quarterdeck.topology;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.secrets.InventoryEntry;
import dev.quarterdeck.secrets.KeyUse;
import java.util.List;
import java.util.Set;

/**
 * One reading of what refers to what; every reference is a live one.
 *
 * @param uses which service's variables come from which key of which secret
 * @param stores databases and caches, those that nothing refers to as well
 */
public record Topology(
    HealthReport health,
    List<Route> routes,
    List<KeyUse> uses,
    List<InventoryEntry> secrets,
    List<Store> stores,
    List<Link> links) {
  public Topology {
    routes = List.copyOf(routes);
    uses = List.copyOf(uses);
    secrets = List.copyOf(secrets);
    stores = List.copyOf(stores);
    links = List.copyOf(links);
  }

  /**
   * A service's target group, and the load balancers that send it requests.
   *
   * @param service {@code cluster/name}
   * @param group ARN
   * @param balancers ARNs
   */
  public record Route(String service, String group, List<String> balancers) {
    public Route {
      balancers = List.copyOf(balancers);
    }
  }

  /** Where data is kept. */
  public enum Kind {
    DATABASE,
    CACHE
  }

  /**
   * A database of RDS or a cache of ElastiCache.
   *
   * @param engine with its version, where it is told
   * @param status {@code available} where it serves
   * @param hosts names of its endpoints, in lower case
   */
  public record Store(Kind kind, String id, String engine, String status, Set<String> hosts) {
    public Store {
      hosts = Set.copyOf(hosts);
    }

    /**
     * Whether the text is this store's ARN: RDS tags the secrets that it manages with the ARN of
     * their instance or cluster.
     */
    boolean isNamedBy(String text) {
      String service = kind == Kind.DATABASE ? "rds" : "elasticache";
      String[] parts = text.split(":", -1);
      return parts.length == 7
          && parts[0].equals("arn")
          && parts[2].equals(service)
          && parts[6].equals(id);
    }

    public boolean available() {
      return status.equals("available");
    }
  }

  /** What tells that a secret or a service leads to a store. */
  public enum By {
    TAG,
    VALUE,
    VARIABLE
  }

  /**
   * A store is named by a secret's tag or value, or by a plain variable.
   *
   * @param secret its ARN; empty where a plain variable names the endpoint
   * @param service {@code cluster/name}; empty for a secret
   */
  public record Link(String secret, String service, Store store, By by) {}
}
