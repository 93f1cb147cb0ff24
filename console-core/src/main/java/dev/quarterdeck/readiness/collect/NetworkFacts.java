package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what readiness reads of EC2: the networks that tasks are in. */
public interface NetworkFacts {
  record Subnet(String id, String vpc, String zone) {}

  /**
   * @param main whether it is that of its VPC, for subnets that have none of their own
   * @param subnets those that have it for their own
   */
  record RouteTable(
      String id, String vpc, boolean main, List<String> subnets, List<Route> routes) {}

  /**
   * @param destination a CIDR or a prefix list
   * @param target the id of what it leads to: igw-, nat-, tgw-, vpce-, eni-… or local
   * @param active false for a black hole
   */
  record Route(String destination, String target, boolean active) {
    /** Whether it takes what has no route of its own. */
    public boolean isDefault() {
      return active && (destination.equals("0.0.0.0/0") || destination.equals("::/0"));
    }
  }

  record SecurityGroup(String id, String name, List<Ingress> ingress) {}

  /**
   * Who may connect.
   *
   * @param protocol tcp, udp, a number, or -1 for all
   * @param from the first port, or null for all
   * @param sources CIDRs, groups and prefix lists
   */
  record Ingress(
      String protocol, @Nullable Integer from, @Nullable Integer to, List<String> sources) {}

  /**
   * @param service for example com.amazonaws.us-east-1.secretsmanager
   */
  record Endpoint(String id, String vpc, String service, String type, String state) {}

  /** Equivalent to {@code aws ec2 describe-subnets --filters Name=subnet-id,Values=…}. */
  Outcome<Listing<Subnet>> subnets(List<String> ids);

  /** Equivalent to {@code aws ec2 describe-route-tables --filters Name=vpc-id,Values=…}. */
  Outcome<Listing<RouteTable>> routeTables(List<String> vpcs);

  /** Equivalent to {@code aws ec2 describe-security-groups --filters Name=group-id,Values=…}. */
  Outcome<Listing<SecurityGroup>> securityGroups(List<String> ids);

  /** Equivalent to {@code aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=…}. */
  Outcome<Listing<Endpoint>> endpoints(List<String> vpcs);
}
