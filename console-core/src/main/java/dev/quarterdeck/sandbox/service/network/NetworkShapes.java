package dev.quarterdeck.sandbox.service.network;

import dev.quarterdeck.sandbox.world.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How EC2 words what it describes. */
final class NetworkShapes {
  private NetworkShapes() {}

  static Map<String, Object> subnet(Network.Subnet s) {
    return of(
        "subnetId", s.id(),
        "vpcId", s.vpc(),
        "state", "available",
        "cidrBlock", s.cidr(),
        "availabilityZone", s.zone(),
        "mapPublicIpOnLaunch", "false");
  }

  static Map<String, Object> table(Network.RouteTable t) {
    List<Map<String, Object>> associations = new ArrayList<>();
    if (t.main()) {
      associations.add(association(t, "main", "main", "true"));
    }
    for (String subnet : t.subnets()) {
      Map<String, Object> a = association(t, subnet, "main", "false");
      a.put("subnetId", subnet);
      associations.add(a);
    }
    return of(
        "routeTableId", t.id(),
        "vpcId", t.vpc(),
        "routeSet", t.routes().stream().map(NetworkShapes::route).toList(),
        "associationSet", associations);
  }

  private static Map<String, Object> association(
      Network.RouteTable t, String of, String member, String value) {
    return of(
        "routeTableAssociationId",
        "rtbassoc-" + t.id() + "-" + of,
        "routeTableId",
        t.id(),
        member,
        value);
  }

  private static Map<String, Object> route(Network.Route r) {
    String target = r.target();
    return of(
        r.destination().contains("::")
            ? "destinationIpv6CidrBlock"
            : r.destination().startsWith("pl-")
                ? "destinationPrefixListId"
                : "destinationCidrBlock",
        r.destination(),
        target.startsWith("nat-")
            ? "natGatewayId"
            : target.startsWith("tgw-") ? "transitGatewayId" : "gatewayId",
        target,
        "state",
        "active",
        "origin",
        target.equals("local") ? "CreateRouteTable" : "CreateRoute");
  }

  static Map<String, Object> group(Network.SecurityGroup g, String account) {
    return of(
        "groupId",
        g.id(),
        "groupName",
        g.name(),
        "groupDescription",
        g.name(),
        "ownerId",
        account,
        "vpcId",
        g.vpc(),
        "ipPermissions",
        g.ingress().stream().map(i -> ingress(i, account)).toList(),
        "ipPermissionsEgress",
        List.of(of("ipProtocol", "-1", "ipRanges", List.of(of("cidrIp", "0.0.0.0/0")))));
  }

  private static Map<String, Object> ingress(Network.Ingress i, String account) {
    Map<String, Object> p = of("ipProtocol", i.protocol());
    if (!i.protocol().equals("-1")) {
      p.put("fromPort", Integer.toString(i.from()));
      p.put("toPort", Integer.toString(i.to()));
    }
    if (i.source().startsWith("sg-")) {
      p.put("groups", List.of(of("groupId", i.source(), "userId", account)));
    } else if (i.source().contains("::")) {
      p.put("ipv6Ranges", List.of(of("cidrIpv6", i.source())));
    } else {
      p.put("ipRanges", List.of(of("cidrIp", i.source())));
    }
    return p;
  }

  static Map<String, Object> endpoint(Network.Endpoint e) {
    return of(
        "vpcEndpointId", e.id(),
        "vpcEndpointType", e.type(),
        "vpcId", e.vpc(),
        "serviceName", e.service(),
        "state", e.state());
  }

  private static Map<String, Object> of(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }
}
