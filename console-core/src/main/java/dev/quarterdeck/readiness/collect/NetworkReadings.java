package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.NetworkFacts.Endpoint;
import dev.quarterdeck.readiness.collect.NetworkFacts.RouteTable;
import dev.quarterdeck.readiness.collect.NetworkFacts.SecurityGroup;
import dev.quarterdeck.readiness.collect.NetworkFacts.Subnet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The networks of the services in scope, each kind of thing in one question. */
public final class NetworkReadings {
  private final Once once;
  private final NetworkFacts network;
  private final EcsReadings ecs;

  NetworkReadings(Once once, Sources sources, EcsReadings ecs) {
    this.once = once;
    this.network = sources.network();
    this.ecs = ecs;
  }

  /** Subnets of the services in scope. */
  public Listing<Subnet> subnets() {
    Listing<String> ids = ofServices(s -> s.network().subnets());
    return ids.items().isEmpty()
        ? nothing(ids)
        : once.read("ec2:DescribeSubnets", () -> network.subnets(ids.items())).and(ids.unknowns());
  }

  /** Security groups of the services in scope. */
  public Listing<SecurityGroup> securityGroups() {
    Listing<String> ids = ofServices(s -> s.network().securityGroups());
    return ids.items().isEmpty()
        ? nothing(ids)
        : once.read("ec2:DescribeSecurityGroups", () -> network.securityGroups(ids.items()))
            .and(ids.unknowns());
  }

  /** Route tables of the VPCs of those subnets. */
  public Listing<RouteTable> routeTables() {
    Listing<String> vpcs = vpcs();
    return vpcs.items().isEmpty()
        ? nothing(vpcs)
        : once.read("ec2:DescribeRouteTables", () -> network.routeTables(vpcs.items()))
            .and(vpcs.unknowns());
  }

  /** Endpoints in the VPCs of those subnets. */
  public Listing<Endpoint> endpoints() {
    Listing<String> vpcs = vpcs();
    return vpcs.items().isEmpty()
        ? nothing(vpcs)
        : once.read("ec2:DescribeVpcEndpoints", () -> network.endpoints(vpcs.items()))
            .and(vpcs.unknowns());
  }

  /**
   * The route table that a subnet follows: its own, else its VPC's, unless its own may be among
   * those that could not be read.
   */
  public Optional<RouteTable> routesOf(Subnet subnet) {
    Listing<RouteTable> tables = routeTables();
    Stream<RouteTable> own = tables.items().stream().filter(t -> t.subnets().contains(subnet.id()));
    Stream<RouteTable> main =
        tables.items().stream()
            .filter(t -> tables.isComplete() && t.main() && t.vpc().equals(subnet.vpc()));
    return Stream.concat(own, main).findFirst();
  }

  private Listing<String> vpcs() {
    Listing<Subnet> subnets = subnets();
    return new Listing<>(
        subnets.items().stream().map(Subnet::vpc).distinct().sorted().toList(), subnets.unknowns());
  }

  private Listing<String> ofServices(Function<ServiceFacts, Collection<String>> ids) {
    Listing<ServiceFacts> services = ecs.services();
    return new Listing<>(
        services.items().stream().flatMap(s -> ids.apply(s).stream()).distinct().sorted().toList(),
        services.unknowns());
  }

  private static <T> Listing<T> nothing(Listing<?> of) {
    return new Listing<>(List.of(), of.unknowns());
  }
}
