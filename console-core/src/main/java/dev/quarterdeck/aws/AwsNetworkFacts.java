package dev.quarterdeck.aws;

import dev.quarterdeck.aws.ec2.Ec2Answer;
import dev.quarterdeck.aws.ec2.Ec2Answer.Item;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.readiness.collect.NetworkFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** EC2's networks as the readiness checklist reads them. */
public final class AwsNetworkFacts implements NetworkFacts {
  /** What EC2 takes as the values of one filter. */
  private static final int VALUES = 200;

  private static final int PAGE = 1000;
  private static final int PAGE_OF_TABLES = 100;

  private final AwsClients aws;

  public AwsNetworkFacts(AwsClients aws) {
    this.aws = aws;
  }

  /** {@code aws ec2 describe-subnets}. */
  @Override
  public Outcome<Listing<Subnet>> subnets(List<String> ids) {
    return read("DescribeSubnets", "subnet-id", ids, "subnetSet", AwsNetworkFacts::subnet);
  }

  private static Subnet subnet(Item s) {
    return new Subnet(
        Nulls.empty(s.text("subnetId")),
        Nulls.empty(s.text("vpcId")),
        Nulls.empty(s.text("availabilityZone")));
  }

  /** {@code aws ec2 describe-route-tables}. */
  @Override
  public Outcome<Listing<RouteTable>> routeTables(List<String> vpcs) {
    return read("DescribeRouteTables", "vpc-id", vpcs, "routeTableSet", AwsNetworkFacts::table);
  }

  private static RouteTable table(Item t) {
    List<Item> associations = t.items("associationSet");
    return new RouteTable(
        Nulls.empty(t.text("routeTableId")),
        Nulls.empty(t.text("vpcId")),
        associations.stream().anyMatch(a -> "true".equals(a.text("main"))),
        associations.stream().map(a -> a.text("subnetId")).filter(Objects::nonNull).toList(),
        t.items("routeSet").stream().map(AwsNetworkFacts::route).toList());
  }

  private static Route route(Item r) {
    return new Route(
        first(r, "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"),
        first(
            r,
            "gatewayId",
            "natGatewayId",
            "transitGatewayId",
            "egressOnlyInternetGatewayId",
            "vpcPeeringConnectionId",
            "localGatewayId",
            "carrierGatewayId",
            "coreNetworkArn",
            "networkInterfaceId",
            "instanceId"),
        !"blackhole".equals(r.text("state")));
  }

  private static String first(Item item, String... members) {
    return Stream.of(members).map(item::text).filter(Objects::nonNull).findFirst().orElse("");
  }

  /** {@code aws ec2 describe-security-groups}. */
  @Override
  public Outcome<Listing<SecurityGroup>> securityGroups(List<String> ids) {
    return read(
        "DescribeSecurityGroups", "group-id", ids, "securityGroupInfo", AwsNetworkFacts::group);
  }

  private static SecurityGroup group(Item g) {
    return new SecurityGroup(
        Nulls.empty(g.text("groupId")),
        Nulls.empty(g.text("groupName")),
        g.items("ipPermissions").stream().map(AwsNetworkFacts::ingress).toList());
  }

  private static Ingress ingress(Item p) {
    List<String> sources = new ArrayList<>();
    add(sources, p.items("ipRanges"), "cidrIp");
    add(sources, p.items("ipv6Ranges"), "cidrIpv6");
    add(sources, p.items("groups"), "groupId");
    add(sources, p.items("prefixListIds"), "prefixListId");
    return new Ingress(
        Nulls.or(p.text("ipProtocol"), "-1"),
        number(p.text("fromPort")),
        number(p.text("toPort")),
        List.copyOf(sources));
  }

  private static void add(List<String> into, List<Item> items, String member) {
    items.stream().map(i -> i.text(member)).filter(Objects::nonNull).forEach(into::add);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  /** {@code aws ec2 describe-vpc-endpoints}. */
  @Override
  public Outcome<Listing<Endpoint>> endpoints(List<String> vpcs) {
    return read(
        "DescribeVpcEndpoints", "vpc-id", vpcs, "vpcEndpointSet", AwsNetworkFacts::endpoint);
  }

  private static Endpoint endpoint(Item e) {
    return new Endpoint(
        Nulls.empty(e.text("vpcEndpointId")),
        Nulls.empty(e.text("vpcId")),
        Nulls.empty(e.text("serviceName")),
        Nulls.empty(e.text("vpcEndpointType")),
        Nulls.empty(e.text("state")));
  }

  /** A filter finds what is there, where ids would fail for one that is not. */
  private <T> Outcome<Listing<T>> read(
      String operation, String filter, List<String> values, String list, Function<Item, T> map) {
    Deadline deadline = aws.deadline();
    return aws.calls()
        .method(
            () ->
                Batches.read(
                    aws.calls(),
                    deadline,
                    operation,
                    Pages.batches(values, VALUES),
                    batch ->
                        Pages.all(
                            deadline,
                            operation,
                            token -> {
                              Ec2Answer r =
                                  aws.calls()
                                      .one(
                                          () ->
                                              aws.ec2()
                                                  .call(
                                                      operation,
                                                      form(operation, filter, batch, token)));
                              return new Pages.Page<>(
                                  r.items(list).stream().map(map).toList(), r.nextToken());
                            })));
  }

  private static Map<String, String> form(
      String operation, String filter, List<String> values, @Nullable String token) {
    Map<String, String> form = new TreeMap<>();
    form.put("Filter.1.Name", filter);
    for (int i = 0; i < values.size(); i++) {
      form.put("Filter.1.Value." + (i + 1), values.get(i));
    }
    int page = operation.equals("DescribeRouteTables") ? PAGE_OF_TABLES : PAGE;
    form.put("MaxResults", Integer.toString(page));
    if (token != null) {
      form.put("NextToken", token);
    }
    return form;
  }
}
