package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsNetworkFacts;
import dev.quarterdeck.readiness.collect.NetworkFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class NetworkContractTest extends Contract {
  NetworkContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @Test
  void readsWhereASubnetIsAndWhoReachesIt() {
    ContractEndpoint.Network n = endpoint.network();
    NetworkFacts facts = new AwsNetworkFacts(clients);
    assertThat(Expect.done(facts.subnets(List.of(n.subnet(), "subnet-0123456789abcdef0"))).items())
        .containsExactly(new NetworkFacts.Subnet(n.subnet(), n.vpc(), endpoint.region() + "b"));

    List<NetworkFacts.RouteTable> tables = Expect.done(facts.routeTables(List.of(n.vpc()))).items();
    assertThat(tables).hasSize(2).filteredOn(NetworkFacts.RouteTable::main).hasSize(1);
    assertThat(tables)
        .filteredOn(t -> t.subnets().contains(n.subnet()))
        .singleElement()
        .satisfies(
            t ->
                assertThat(t.routes())
                    .filteredOn(NetworkFacts.Route::isDefault)
                    .singleElement()
                    .satisfies(r -> assertThat(r.target()).startsWith("igw-")));

    assertThat(Expect.done(facts.securityGroups(List.of(n.group()))).items())
        .singleElement()
        .satisfies(
            g ->
                assertThat(g.ingress())
                    .containsExactly(
                        new NetworkFacts.Ingress("tcp", 80, 81, List.of("0.0.0.0/0"))));
    assertThat(Expect.done(facts.endpoints(List.of(n.vpc()))).items())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.service()).isEqualTo("com.amazonaws." + endpoint.region() + ".s3");
              assertThat(e.state()).isEqualToIgnoringCase("available");
            });
  }
}
