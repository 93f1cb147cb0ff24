package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.rotation.recipe.server.RedisServer;
import dev.quarterdeck.sandbox.world.cache.CacheUser;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whole rotations of what opens a real Redis, and ElastiCache's sandbox. */
final class CacheRotationTest extends ProviderRotation {
  private static final String REDIS = "acme/prod/redis-url";

  @Test
  void anElastiCacheTokenIsTheOldOneAgainWhenTheServicesFailWithTheNewOne() throws Exception {
    value(REDIS, value(REDIS).replaceAll("@.*", "@127.0.0.1:1/0"));
    String old = value(REDIS);
    String before = bench.current(REDIS);
    RotationResult r = backedOut(REDIS, "redis", Map.of("replication-group", "acme-prod"));
    assertThat(bench.current(REDIS)).isEqualTo(before);
    String refused = text(REDIS, r.keys().getFirst().newVersion());
    ReplicationGroup group =
        bench.world().call(() -> Objects.requireNonNull(bench.world().caches().group("acme-prod")));
    assertThat(group.takes(word(old))).isTrue();
    assertThat(group.takes(word(refused))).isFalse();
    bench.allRunWith(REDIS, before, "api");
    assertThat(bench.strays(REDIS)).isEmpty();
    nowhere(r, word(old), word(refused));
  }

  /** A user in front of the cache, as the secret names it. */
  private CacheUser cacheUser() {
    value(REDIS, "rediss://shop:" + CANARY + "@127.0.0.1:1/0");
    return bench
        .world()
        .call(
            () ->
                bench
                    .world()
                    .caches()
                    .createUser(
                        "acme-shop", "shop", "redis", "on ~* +@all", "password", List.of(CANARY)));
  }

  @Test
  void anElastiCacheUserHasTwoPasswordsUntilTheOldOneIsRetired() throws Exception {
    CacheUser user = cacheUser();
    RotationResult r = completed(REDIS, "redis", Map.of("user-id", "acme-shop"));
    String now = word(value(REDIS));
    assertThat(user.takes(CANARY)).isTrue();
    assertThat(user.takes(now)).isTrue();
    RotationResult retired = retired(r);
    assertThat(user.takes(CANARY)).isFalse();
    assertThat(user.takes(now)).isTrue();
    nowhere(retired, CANARY, now);
  }

  @Test
  void anElastiCacheUserHasTheOldPasswordAloneWhenTheServicesFailWithTheNewOne() throws Exception {
    CacheUser user = cacheUser();
    String before = bench.current(REDIS);
    RotationResult r = backedOut(REDIS, "redis", Map.of("user-id", "acme-shop"));
    assertThat(bench.current(REDIS)).isEqualTo(before);
    String refused = text(REDIS, r.keys().getFirst().newVersion());
    assertThat(user.takes(CANARY)).isTrue();
    assertThat(user.takes(word(refused))).isFalse();
    bench.allRunWith(REDIS, before, "api");
    nowhere(r, CANARY, word(refused));
  }

  @Test
  void aRedisPasswordIsRotatedAndTakenBackWhenTheServicesFail() throws Exception {
    RedisServer redis = RedisServer.start(true, "user shop on >" + CANARY + " ~* &* +@all");
    value(REDIS, "redis://shop:" + CANARY + "@127.0.0.1:" + redis.port() + "/0");
    backedOut(REDIS, "redis", Map.of());
    assertThat(redis.opens("shop", CANARY)).isTrue();
    assertThat(redis.passwords("shop")).isEqualTo(1);

    bench.world().advance(Duration.ofMinutes(15));
    RotationResult r = completed(REDIS, "redis", Map.of("overlap", "0"));
    assertThat(r.retired()).isTrue();
    assertThat(redis.opens("shop", CANARY)).isFalse();
    assertThat(redis.opens("shop", word(value(REDIS)))).isTrue();
    nowhere(r, CANARY, word(value(REDIS)));
  }

  @Test
  void anElastiCacheTokenIsRotatedInElastiCachesTime() throws Exception {
    String old = value(REDIS);
    // Somewhere that nothing listens: as a group in a private network.
    value(REDIS, old.replaceAll("@.*", "@127.0.0.1:1/0"));
    RotationResult r = completed(REDIS, "redis", Map.of("replication-group", "acme-prod"));
    String now = value(REDIS);
    ReplicationGroup group =
        bench.world().call(() -> Objects.requireNonNull(bench.world().caches().group("acme-prod")));
    assertThat(group.takes(word(old))).isTrue();
    assertThat(group.takes(word(now))).isTrue();
    RotationResult retired = retired(r);
    assertThat(group.takes(word(old))).isFalse();
    assertThat(group.takes(word(now))).isTrue();
    nowhere(retired, word(old), word(now));
  }
}
