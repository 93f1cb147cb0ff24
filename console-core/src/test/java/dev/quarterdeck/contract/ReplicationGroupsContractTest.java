package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsReplicationGroups;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.redis.ReplicationGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class ReplicationGroupsContractTest extends Contract {
  ReplicationGroupsContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  private String create(boolean encrypted) {
    String id = prefix.replace("contract-", "c") + (encrypted ? "tls" : "plain");
    clients
        .elastiCache()
        .createReplicationGroup(
            q -> {
              q.replicationGroupId(id)
                  .replicationGroupDescription("contract")
                  .engine("redis")
                  .cacheNodeType("cache.t4g.micro")
                  .numCacheClusters(2)
                  .automaticFailoverEnabled(true)
                  .transitEncryptionEnabled(encrypted);
              if (encrypted) {
                q.authToken("contract-token-0123456789");
              }
            });
    return id;
  }

  @Test
  void tellsWhetherAGroupTakesTokens() {
    ReplicationGroups groups = new AwsReplicationGroups(clients);
    ReplicationGroups.Group secured = Expect.done(groups.describe(create(true)));
    assertThat(secured.encrypted()).isTrue();
    assertThat(secured.tokenEnabled()).isTrue();
    assertThat(secured.status()).isIn("creating", "available");
    ReplicationGroups.Group plain = Expect.done(groups.describe(create(false)));
    assertThat(plain.encrypted()).isFalse();
    assertThat(plain.tokenEnabled()).isFalse();
  }

  @Test
  void anUnknownGroupIsNotFound() {
    Expect.failed(new AwsReplicationGroups(clients).describe("none"), Problem.NotFound.class);
  }

  @Test
  void aGroupThatIsNotAvailableIsNotChanged() {
    if (differs(KnownDifference.AUTH_TOKENS_STAY_AS_THEY_ARE)) {
      return;
    }
    try (SecretValue token = SecretValue.ofText("contract-token-9876543210")) {
      ReplicationGroups groups = new AwsReplicationGroups(clients);
      String id = create(true);
      if (!Expect.done(groups.describe(id)).calm()) {
        Expect.failed(
            groups.changeToken(id, token, ReplicationGroups.Strategy.ROTATE),
            Problem.Conflict.class);
      }
    }
  }
}
