package dev.quarterdeck.sandbox.world.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subnets, route tables, security groups and VPC endpoints, by their ids. */
public final class Network {
  private final Map<String, Subnet> subnets = new LinkedHashMap<>();
  private final Map<String, RouteTable> tables = new LinkedHashMap<>();
  private final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  public record Subnet(String id, String vpc, String zone, String cidr) {}

  /**
   * @param main whether subnets without a table of their own follow it
   */
  public record RouteTable(
      String id, String vpc, boolean main, List<String> subnets, List<Route> routes) {}

  /**
   * @param destination a CIDR of IPv4 or IPv6, or a prefix list
   * @param target local, or the id of a gateway
   */
  public record Route(String destination, String target) {}

  public record SecurityGroup(String id, String name, String vpc, List<Ingress> ingress) {}

  /**
   * @param source a CIDR or a group's id
   */
  public record Ingress(String protocol, int from, int to, String source) {}

  /**
   * @param type Interface or Gateway
   */
  public record Endpoint(String id, String vpc, String service, String type, String state) {}

  /** Puts a subnet there, or in another's place. */
  public void put(Subnet s) {
    subnets.put(s.id(), s);
  }

  public void put(RouteTable t) {
    tables.put(t.id(), t);
  }

  public void put(SecurityGroup g) {
    groups.put(g.id(), g);
  }

  public void put(Endpoint e) {
    endpoints.put(e.id(), e);
  }

  /** Takes every endpoint away. */
  public void removeEndpoints() {
    endpoints.clear();
  }

  public @Nullable Subnet subnet(String id) {
    return subnets.get(id);
  }

  public Collection<Subnet> subnets() {
    return subnets.values();
  }

  public Collection<RouteTable> routeTables() {
    return tables.values();
  }

  public Collection<SecurityGroup> securityGroups() {
    return groups.values();
  }

  public Collection<Endpoint> endpoints() {
    return endpoints.values();
  }
}
