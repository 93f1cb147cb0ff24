package dev.quarterdeck.sandbox.service.network;

import dev.quarterdeck.sandbox.service.Check;
import dev.quarterdeck.sandbox.service.Page;
import dev.quarterdeck.sandbox.wire.Call;
import dev.quarterdeck.sandbox.wire.Ec2Call;
import dev.quarterdeck.sandbox.wire.Ec2Reply;
import dev.quarterdeck.sandbox.wire.Handler;
import dev.quarterdeck.sandbox.wire.ServiceEndpoint;
import dev.quarterdeck.sandbox.wire.ServiceError;
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.network.Network;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** EC2's reads of networks, filtered by id and by VPC. */
public final class NetworkEndpoint extends ServiceEndpoint {
  private static final int LARGEST = 1000;
  private static final int LARGEST_OF_TABLES = 100;

  public NetworkEndpoint(World world) {
    Network network = world.network();
    on(
        "DescribeSubnets",
        Ec2Call::new,
        describe(
            "subnetSet",
            "SubnetId",
            "subnet-id",
            LARGEST,
            network::subnets,
            Network.Subnet::id,
            Network.Subnet::vpc,
            NetworkShapes::subnet));
    on(
        "DescribeRouteTables",
        Ec2Call::new,
        describe(
            "routeTableSet",
            "RouteTableId",
            "route-table-id",
            LARGEST_OF_TABLES,
            network::routeTables,
            Network.RouteTable::id,
            Network.RouteTable::vpc,
            NetworkShapes::table));
    on(
        "DescribeSecurityGroups",
        Ec2Call::new,
        describe(
            "securityGroupInfo",
            "GroupId",
            "group-id",
            LARGEST,
            network::securityGroups,
            Network.SecurityGroup::id,
            Network.SecurityGroup::vpc,
            g -> NetworkShapes.group(g, world.account().id())));
    on(
        "DescribeVpcEndpoints",
        Ec2Call::new,
        describe(
            "vpcEndpointSet",
            "VpcEndpointId",
            "vpc-endpoint-id",
            LARGEST,
            network::endpoints,
            Network.Endpoint::id,
            Network.Endpoint::vpc,
            NetworkShapes::endpoint));
  }

  private static <T> Handler<Ec2Call, Ec2Reply> describe(
      String set,
      String idParameter,
      String idFilter,
      int largest,
      Supplier<Collection<T>> all,
      Function<T, String> id,
      Function<T, String> vpc,
      Function<T, Map<String, Object>> shape) {
    return (Ec2Call q, Call call) -> {
      List<String> ids = q.list(idParameter);
      for (String wanted : ids) {
        if (all.get().stream().noneMatch(t -> id.apply(t).equals(wanted))) {
          throw new ServiceError(
              "Invalid" + idParameter.replace("Id", "ID") + ".NotFound",
              "The ID '" + wanted + "' does not exist");
        }
      }
      Stream<T> found = all.get().stream().filter(t -> ids.isEmpty() || ids.contains(id.apply(t)));
      for (int i = 1; q.text("Filter." + i + ".Name") != null; i++) {
        String name = q.text("Filter." + i + ".Name");
        List<String> values = q.list("Filter." + i + ".Value");
        Function<T, String> of = idFilter.equals(name) ? id : "vpc-id".equals(name) ? vpc : null;
        if (of == null) {
          throw new ServiceError("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        found = found.filter(t -> values.contains(of.apply(t)));
      }
      return reply(set, q, largest, found.map(shape).toList());
    };
  }

  private static Ec2Reply reply(
      String set, Ec2Call q, int largest, List<Map<String, Object>> found) {
    String max = q.text("MaxResults");
    int size =
        Check.range(
            max == null ? null : Integer.valueOf(max),
            largest,
            5,
            largest,
            "maxResults",
            "InvalidParameterValue");
    Page<Map<String, Object>> page =
        Page.of(found, q.text("NextToken"), size, "InvalidPaginationToken");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(set, page.items());
    if (page.next() != null) {
      members.put("nextToken", page.next());
    }
    return new Ec2Reply(members);
  }

  @Override
  public String signingName() {
    return "ec2";
  }

  @Override
  public Protocol protocol() {
    return Protocol.EC2;
  }

  @Override
  public String targetPrefix() {
    return "EC2";
  }

  @Override
  public String apiVersion() {
    return "2016-11-15";
  }

  @Override
  public String xmlNamespace() {
    return "http://ec2.amazonaws.com/doc/2016-11-15/";
  }
}
