package dev.quarterdeck.rotation.recipe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.server.Bench;
import dev.quarterdeck.rotation.recipe.server.RedisServer;
import dev.quarterdeck.sandbox.wire.FaultRule;
import dev.quarterdeck.sandbox.world.cache.ReplicationGroup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ElastiCache AUTH token: ROTATE, then SET, in ElastiCache's time. */
class TokenModeTest {
  private static final String OLD = "demo-token-of-the-past-0123";
  private Bench bench;
  private DrivenSandbox aws;
  private Recipe recipe;
  private ReplicationGroup group;
  private Settings settings;

  @BeforeEach
  void open(@TempDir Path home) throws Exception {
    bench = new Bench(home);
    aws = bench.aws();
    recipe =
        new RedisRecipe(
            bench.store(),
            aws.console().ports().replicationGroups(),
            aws.console().ports().cacheUsers(),
            aws.console().pause());
    group =
        aws.sandbox()
            .world()
            .call(() -> aws.sandbox().world().caches().create("shop", "", true, OLD, true));
    settings = new Settings(bench.secret(OLD), null, Map.of("replication-group", "shop"), false);
  }

  @AfterEach
  void close() {
    assertThat(bench.said()).doesNotContain(OLD);
    bench.close();
  }

  private Instant now() {
    return aws.sandbox().world().call(() -> aws.sandbox().world().now());
  }

  /** As the run does before it touches the provider. */
  private void stage(String next) {
    put(next, "AWSPENDING");
  }

  private void put(String next, String stage) {
    try (SecretValue value = SecretValue.ofText(next)) {
      assertThat(
              aws.console()
                  .ports()
                  .secretEditor()
                  .put(settings.secret(), UUID.randomUUID().toString(), value, List.of(stage))
                  .isDone())
          .isTrue();
    }
  }

  @Test
  void theGroupTakesBothTokensAndInTheEndTheNewOneAlone() {
    Recipe.Outlook outlook = bench.outlook(recipe, settings, OLD);
    assertThat(outlook.steps())
        .extracting(Plan.Step::operation)
        .containsOnly("elasticache:ModifyReplicationGroup");
    assertThat(outlook.notes()).anyMatch(n -> n.contains("not tried before it is promoted"));
    String next = bench.next(recipe, settings, OLD);
    stage(next);
    Instant before = now();
    bench.step(OLD, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(now()).isAfter(before.plusSeconds(59));
    assertThat(group.takes(OLD)).isTrue();
    assertThat(group.takes(next)).isTrue();
    assertThat(bench.step(OLD, next, (o, n) -> recipe.test(settings, o, n, 0)))
        .contains("not tried");
    bench.step(OLD, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(group.takes(OLD)).isFalse();
    assertThat(group.takes(next)).isTrue();
    bench.step(OLD, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(group.takes(next)).isTrue();
    assertThat(bench.said()).doesNotContain(next);
  }

  @Test
  void aCrashAfterRotateDoesNotPushTheOldTokenOut() {
    String next = bench.next(recipe, settings, OLD);
    stage(next);
    // The process died while ElastiCache was at it.
    aws.sandbox()
        .world()
        .call(
            () -> {
              aws.sandbox()
                  .world()
                  .caches()
                  .changeToken(group, next, ReplicationGroup.Strategy.ROTATE);
              return true;
            });
    bench.step(OLD, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(OLD, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(group.takes(OLD)).isTrue();
    assertThat(group.takes(next)).isTrue();
  }

  @Test
  void theWayBackLeavesTheOldTokenAlone() {
    String next = bench.next(recipe, settings, OLD);
    stage(next);
    bench.step(OLD, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(group.takes(OLD)).isTrue();
    bench.step(OLD, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(OLD, next, (o, n) -> recipe.revert(settings, o, n, 0));
    bench.step(OLD, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(group.takes(OLD)).isTrue();
    assertThat(group.takes(next)).isFalse();
  }

  @Test
  void retiringUnderALaterTokenDoesNotEndThatOne() {
    String next = bench.next(recipe, settings, OLD);
    stage(next);
    bench.step(OLD, next, (o, n) -> recipe.accept(settings, o, n, 0));
    String later = bench.next(recipe, settings, next);
    put(later, "AWSCURRENT");
    try (SecretValue current = SecretValue.ofText(later)) {
      // The group was not given it: nobody can tell which tokens it takes.
      assertThat(bench.failing(OLD, next, (o, n) -> recipe.retireUnder(settings, o, n, current)))
          .isInstanceOf(Problem.Conflict.class);
      assertThat(group.takes(next)).isTrue();
      stage(later);
      bench.step(next, later, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(OLD, next, (o, n) -> recipe.retireUnder(settings, o, n, current));
    }
    assertThat(group.takes(later)).isTrue();
    assertThat(group.takes(next)).isTrue();
    assertThat(group.takes(OLD)).isFalse();
  }

  @Test
  void theTokenIsTriedWhereAServerIsInReach() {
    RedisServer server = RedisServer.start(false, "requirepass " + OLD);
    Settings reached =
        new Settings(
            settings.secret(),
            null,
            Map.of("replication-group", "shop", "host", "127.0.0.1:" + server.port()),
            false);
    String old = "redis://:" + OLD + "@master.shop.abc123.use1.cache.amazonaws.com:6379";
    assertThat(bench.outlook(recipe, reached, old).notes()).noneMatch(n -> n.contains("not tried"));
    String next = bench.next(recipe, reached, old);
    // This server does not know the new token: what is promoted must have been seen to work.
    assertThat(bench.failing(old, next, (o, n) -> recipe.test(reached, o, n, 0)))
        .isInstanceOf(Problem.Credentials.class);
  }

  @Test
  void whatCannotWorkIsRefused() {
    var world = aws.sandbox().world();
    world.call(() -> world.caches().create("plain", "", false, null, true));
    world.call(() -> world.caches().create("open", "", true, null, true));
    world.call(() -> world.caches().create("young", "", true, OLD, false));
    assertThat(refused("plain").sentence()).contains("does not encrypt");
    assertThat(refused("open").sentence()).contains("no AUTH token");
    assertThat(refused("young")).isInstanceOf(Problem.Conflict.class);
    assertThat(refused("none")).isInstanceOf(Problem.NotFound.class);
    aws.sandbox()
        .fault(
            Objects.requireNonNull(FaultRule.parse("elasticache:DescribeReplicationGroups=deny")));
    assertThat(refused("shop")).isInstanceOf(Problem.Denied.class);
  }

  private Problem refused(String id) {
    return bench.refused(recipe, Bench.settings("replication-group", id), OLD);
  }
}
