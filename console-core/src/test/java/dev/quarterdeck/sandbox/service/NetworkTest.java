package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** The demo's network, by the SDK's own client for EC2. */
class NetworkTest {
  private Aws aws;
  private Ec2Client ec2;

  @BeforeEach
  void open() {
    aws = new Aws(Scenario.CALM);
    ec2 = aws.on(Ec2Client.builder());
  }

  @AfterEach
  void close() {
    ec2.close();
    aws.close();
  }

  @Test
  void what_the_sandbox_answers_is_what_the_sdk_reads() {
    Subnet subnet =
        ec2.describeSubnets(q -> q.subnetIds("subnet-0bbb0000000000002")).subnets().getFirst();
    assertThat(subnet.availabilityZone()).isEqualTo("us-east-1b");
    assertThat(subnet.mapPublicIpOnLaunch()).isFalse();
    RouteTable table =
        ec2
            .describeRouteTables(
                q -> q.filters(Filter.builder().name("vpc-id").values(subnet.vpcId()).build()))
            .routeTables()
            .stream()
            .filter(
                t ->
                    t.associations().stream().anyMatch(a -> subnet.subnetId().equals(a.subnetId())))
            .findFirst()
            .orElseThrow();
    assertThat(table.associations()).noneMatch(a -> a.main());
    assertThat(table.routes())
        .anyMatch(
            r ->
                "0.0.0.0/0".equals(r.destinationCidrBlock())
                    && r.natGatewayId().startsWith("nat-"));
    SecurityGroup group =
        ec2.describeSecurityGroups(q -> q.groupIds("sg-0fedcba9876543210"))
            .securityGroups()
            .getFirst();
    assertThat(group.ipPermissions())
        .allMatch(p -> p.userIdGroupPairs().getFirst().groupId().startsWith("sg-"))
        .anyMatch(p -> p.fromPort() == 8000 && p.toPort() == 8000);
    assertThat(ec2.describeVpcEndpoints().vpcEndpoints())
        .hasSize(5)
        .anyMatch(e -> e.vpcEndpointType() == VpcEndpointType.GATEWAY);
  }

  @Test
  void it_pages_and_refuses_as_ec2_does() {
    for (int i = 0; i < 7; i++) {
      String id = "subnet-" + i;
      aws.sandbox
          .world()
          .network()
          .put(
              new dev.quarterdeck.sandbox.world.network.Network.Subnet(
                  id, "vpc-many", "us-east-1a", "10.1." + i + ".0/24"));
    }
    assertThat(
            ec2
                .describeSubnetsPaginator(
                    q ->
                        q.maxResults(5)
                            .filters(Filter.builder().name("vpc-id").values("vpc-many").build()))
                .subnets()
                .stream())
        .hasSize(7);
    assertThatThrownBy(() -> ec2.describeSubnets(q -> q.maxResults(3)))
        .isInstanceOf(Ec2Exception.class);
    assertThatThrownBy(() -> ec2.describeSubnets(q -> q.subnetIds("subnet-none")))
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSubnetID.NotFound"));
    aws.sandbox.faults().on("ec2", "DescribeSubnets").deny();
    assertThatThrownBy(() -> ec2.describeSubnets())
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnauthorizedOperation");
            });
  }
}
