package dev.quarterdeck.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.sandbox.Scenario;
import dev.quarterdeck.sandbox.world.cache.Caches;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AuthTokenUpdateStatus;
import software.amazon.awssdk.services.elasticache.model.AuthTokenUpdateStrategyType;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.InvalidReplicationGroupStateException;
import software.amazon.awssdk.services.elasticache.model.InvalidUserStateException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.User;
import software.amazon.awssdk.services.elasticache.model.UserNotFoundException;

/** Replication groups and their AUTH tokens, by the SDK's own client. */
class CacheTest {
  private static final String ONE = "demo-token-number-1";
  private static final String TWO = "demo-token-number-2";
  private static final String THREE = "demo-token-number-3";
  private Aws aws;
  private ElastiCacheClient cache;

  @BeforeEach
  void open() {
    aws = new Aws(Scenario.EMPTY);
    cache = aws.on(ElastiCacheClient.builder());
  }

  @AfterEach
  void close() {
    cache.close();
    aws.close();
  }

  private void create(String id, boolean encrypted, boolean token) {
    cache.createReplicationGroup(
        q -> {
          q.replicationGroupId(id)
              .replicationGroupDescription("d")
              .transitEncryptionEnabled(encrypted);
          if (token) {
            q.authToken(ONE);
          }
        });
  }

  private ReplicationGroup group(String id) {
    return cache
        .describeReplicationGroups(q -> q.replicationGroupId(id))
        .replicationGroups()
        .getFirst();
  }

  private void change(String token, AuthTokenUpdateStrategyType strategy) {
    cache.modifyReplicationGroup(
        q ->
            q.replicationGroupId("shop")
                .authToken(token)
                .authTokenUpdateStrategy(strategy)
                .applyImmediately(true));
  }

  private void settle() {
    aws.sandbox.world().advance(Duration.ofMinutes(10));
  }

  private boolean takes(String token) {
    Caches caches = aws.sandbox.world().caches();
    return aws.sandbox
        .world()
        .call(() -> Objects.requireNonNull(caches.group("shop")).takes(token));
  }

  @Test
  void rotateKeepsTheLastTwoTokensAndSetLeavesOne() {
    create("shop", true, true);
    assertThat(group("shop").status()).isEqualTo("creating");
    assertThatThrownBy(() -> change(TWO, AuthTokenUpdateStrategyType.ROTATE))
        .isInstanceOf(InvalidReplicationGroupStateException.class);
    settle();
    assertThat(group("shop").status()).isEqualTo("available");
    assertThat(group("shop").authTokenEnabled()).isTrue();

    change(TWO, AuthTokenUpdateStrategyType.ROTATE);
    assertThat(group("shop").status()).isEqualTo("modifying");
    assertThat(group("shop").pendingModifiedValues().authTokenStatus())
        .isEqualTo(AuthTokenUpdateStatus.ROTATING);
    assertThat(takes(TWO)).isFalse();
    settle();
    assertThat(takes(ONE) && takes(TWO)).isTrue();
    assertThat(group("shop").authTokenLastModifiedDate()).isAfter(Aws.START);
    change(THREE, AuthTokenUpdateStrategyType.ROTATE);
    settle();
    assertThat(takes(ONE)).isFalse();
    assertThat(takes(TWO) && takes(THREE)).isTrue();
    change(THREE, AuthTokenUpdateStrategyType.SET);
    settle();
    assertThat(takes(TWO)).isFalse();
    assertThat(takes(THREE)).isTrue();
    assertThatThrownBy(() -> change(ONE, AuthTokenUpdateStrategyType.SET))
        .isInstanceOf(ElastiCacheException.class)
        .hasMessageContaining("rotate first")
        .hasMessageNotContaining(ONE);
    assertThatThrownBy(() -> change(ONE, AuthTokenUpdateStrategyType.DELETE))
        .isInstanceOf(ElastiCacheException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "too-short",
        "has a space in it",
        "has/a/slash/in/it",
        "has_an_underscore_",
        "hasAn@InTheMiddle"
      })
  void tokensAreWhatElastiCacheTakes(String token) {
    create("shop", true, true);
    settle();
    assertThatThrownBy(() -> change(token, AuthTokenUpdateStrategyType.ROTATE))
        .isInstanceOf(ElastiCacheException.class)
        .hasMessageContaining("Invalid AuthToken provided")
        .hasMessageNotContaining(token);
  }

  @Test
  void tokensNeedEncryptionAndGroupsTheirNames() {
    create("plain", false, false);
    settle();
    assertThatThrownBy(
            () ->
                cache.modifyReplicationGroup(
                    q ->
                        q.replicationGroupId("plain")
                            .authToken(ONE)
                            .authTokenUpdateStrategy(AuthTokenUpdateStrategyType.ROTATE)
                            .applyImmediately(true)))
        .hasMessageContaining("encryption-in-transit");
    assertThatThrownBy(() -> create("other", false, true))
        .hasMessageContaining("transit encryption");
    assertThatThrownBy(() -> create("plain", true, false)).hasMessageContaining("already exists");
    assertThatThrownBy(() -> create("9x", true, false)).isInstanceOf(ElastiCacheException.class);
    assertThatThrownBy(() -> group("none")).isInstanceOf(ReplicationGroupNotFoundException.class);
  }

  private void user(String... passwords) {
    cache.createUser(
        q ->
            q.userId("shop")
                .userName("shop")
                .engine("redis")
                .accessString("on ~* +@all")
                .passwords(passwords));
  }

  private User user() {
    return cache.describeUsers(q -> q.userId("shop")).users().getFirst();
  }

  private boolean opens(String password) {
    Caches caches = aws.sandbox.world().caches();
    return aws.sandbox
        .world()
        .call(() -> Objects.requireNonNull(caches.users().get("shop")).takes(password));
  }

  @Test
  void aUsersPasswordsAreSetAllAtOnceAndInElastiCachesTime() {
    user(ONE);
    assertThat(user().authentication().passwordCount()).isOne();
    assertThat(cache.modifyUser(q -> q.userId("shop").passwords(ONE, TWO)).status())
        .isEqualTo("modifying");
    assertThat(opens(TWO)).isFalse();
    assertThatThrownBy(() -> cache.modifyUser(q -> q.userId("shop").passwords(ONE)))
        .isInstanceOf(InvalidUserStateException.class);
    settle();
    assertThat(user().status()).isEqualTo("active");
    assertThat(user().authentication().passwordCount()).isEqualTo(2);
    assertThat(opens(ONE) && opens(TWO)).isTrue();
    cache.modifyUser(q -> q.userId("shop").passwords(TWO));
    settle();
    assertThat(opens(ONE)).isFalse();
    assertThat(opens(TWO)).isTrue();
  }

  @Test
  void passwordsAreWhatElastiCacheTakes() {
    assertThatThrownBy(() -> user("too-short"))
        .isInstanceOf(ElastiCacheException.class)
        .hasMessageContaining("between 16-128")
        .hasMessageNotContaining("too-short");
    assertThatThrownBy(() -> user(ONE, TWO, THREE)).hasMessageContaining("at most 2");
    user(ONE);
    assertThatThrownBy(() -> cache.modifyUser(q -> q.userId("shop").passwords(ONE, ONE)))
        .hasMessageContaining("unique");
    assertThatThrownBy(() -> cache.modifyUser(q -> q.userId("shop")))
        .hasMessageContaining("No modifications");
    assertThatThrownBy(() -> cache.modifyUser(q -> q.userId("none").passwords(ONE)))
        .isInstanceOf(UserNotFoundException.class);
  }

  @Test
  void groupsComeInPages() {
    for (int i = 0; i < 25; i++) {
      create("g" + i, true, false);
    }
    var first = cache.describeReplicationGroups(q -> q.maxRecords(20));
    assertThat(first.replicationGroups()).hasSize(20);
    assertThat(
            cache
                .describeReplicationGroups(q -> q.maxRecords(20).marker(first.marker()))
                .replicationGroups())
        .hasSize(5);
  }
}
