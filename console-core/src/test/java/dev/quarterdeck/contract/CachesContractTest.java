package dev.quarterdeck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.aws.AwsCacheFacts;
import dev.quarterdeck.readiness.collect.CacheFacts;
import dev.quarterdeck.readiness.collect.CacheFacts.Cache;
import dev.quarterdeck.readiness.collect.CacheFacts.Kind;
import dev.quarterdeck.readiness.collect.CacheFacts.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.quarterdeck.contract.ContractEndpoints#all")
class CachesContractTest extends Contract {
  private CacheFacts facts;

  CachesContractTest(ContractEndpoint endpoint) {
    super(endpoint);
  }

  @BeforeEach
  void facts() {
    facts = new AwsCacheFacts(clients);
  }

  private String id(String name) {
    return prefix.replace("contract-", "c") + name;
  }

  private Cache found(List<Cache> all, String name) {
    return all.stream().filter(c -> c.id().equals(id(name))).findFirst().orElseThrow();
  }

  @Test
  void tellsHowAReplicationGroupIsSetUp() {
    clients
        .elastiCache()
        .createReplicationGroup(
            q ->
                q.replicationGroupId(id("group"))
                    .replicationGroupDescription("contract")
                    .engine("redis")
                    .cacheNodeType("cache.t4g.micro")
                    .numCacheClusters(2)
                    .automaticFailoverEnabled(true)
                    .multiAZEnabled(true)
                    .snapshotRetentionLimit(2)
                    .atRestEncryptionEnabled(true)
                    .transitEncryptionEnabled(true)
                    .authToken("contract-token-0123456789"));
    Cache c = found(Expect.done(facts.groups()).items(), "group");
    assertThat(c.kind()).isEqualTo(Kind.GROUP);
    assertThat(c.encryption().transit()).isTrue();
    assertThat(c.encryption().atRest()).isTrue();
    assertThat(c.access().token()).isTrue();
    assertThat(c.survival()).isEqualTo(new CacheFacts.Survival(true, true, 2));
    assertThat(c.hosts()).isNotEmpty();
    assertThat(Expect.done(facts.clusters()).items())
        .as("its nodes are not caches of their own")
        .noneMatch(n -> n.id().startsWith(id("group")));
  }

  @Test
  void tellsASingleNode() {
    clients
        .elastiCache()
        .createCacheCluster(
            q ->
                q.cacheClusterId(id("node"))
                    .engine("redis")
                    .cacheNodeType("cache.t4g.micro")
                    .numCacheNodes(1));
    Cache c = found(Expect.done(facts.clusters()).items(), "node");
    assertThat(c.kind()).isEqualTo(Kind.CLUSTER);
    assertThat(c.engine()).isEqualTo("redis");
    assertThat(c.encryption().transit()).isFalse();
    assertThat(c.access().token()).isFalse();
  }

  @Test
  void tellsUsers() {
    clients
        .elastiCache()
        .createUser(
            q ->
                q.userId(id("user"))
                    .userName("app")
                    .engine("redis")
                    .accessString("on ~* +@all")
                    .passwords("contract-password-0123456789"));
    clients
        .elastiCache()
        .createUser(
            q ->
                q.userId(id("open"))
                    .userName("open")
                    .engine("redis")
                    .accessString("off -@all")
                    .noPasswordRequired(true));
    assertThat(Expect.done(facts.users()).items())
        .contains(new User(id("user"), List.of(), true, "password"))
        .contains(new User(id("open"), List.of(), false, "no-password"));
  }

  @Test
  void tellsServerlessCaches() {
    if (differs(KnownDifference.NO_SERVERLESS_CACHES)) {
      return;
    }
    clients
        .elastiCache()
        .createServerlessCache(q -> q.serverlessCacheName(id("serverless")).engine("valkey"));
    Cache c = found(Expect.done(facts.serverless()).items(), "serverless");
    assertThat(c.kind()).isEqualTo(Kind.SERVERLESS);
    assertThat(c.encryption().transit()).isTrue();
    assertThat(c.access().userGroups()).isEmpty();
  }
}
