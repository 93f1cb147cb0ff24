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
import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.cache.CacheUser;
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

/** An ElastiCache user's password: a second one, then the first is taken away. */
class UserModeTest {
  private static final String OLD = "demo-password-of-the-past-0123";
  private static final String OTHER = "demo-password-of-another-456";
  private static final String URL =
      "rediss://app:" + OLD + "@master.shop.abc123.use1.cache.amazonaws.com:6379/0";

  private Bench bench;
  private DrivenSandbox aws;
  private World world;
  private Recipe recipe;
  private CacheUser user;
  private Settings settings;

  @BeforeEach
  void open(@TempDir Path home) throws Exception {
    bench = new Bench(home);
    aws = bench.aws();
    world = aws.sandbox().world();
    recipe =
        new RedisRecipe(
            bench.store(),
            aws.console().ports().replicationGroups(),
            aws.console().ports().cacheUsers(),
            aws.console().pause());
    ReplicationGroup group = world.call(() -> world.caches().create("shop", "", true, null, true));
    group.userGroups.add("shop-users");
    user = user("shop-app", "app", OLD);
    user.groups().add("shop-users");
    settings = new Settings(bench.secret(URL), null, Map.of(), false);
  }

  @AfterEach
  void close() {
    assertThat(bench.said()).doesNotContain(OLD, OTHER);
    bench.close();
  }

  private CacheUser user(String id, String name, String... passwords) {
    return world.call(
        () ->
            world
                .caches()
                .createUser(id, name, "redis", "on ~* +@all", "password", List.of(passwords)));
  }

  private Instant now() {
    return world.call(world::now);
  }

  private void promote(String value) {
    try (SecretValue text = SecretValue.ofText(value)) {
      assertThat(
              aws.console()
                  .ports()
                  .secretEditor()
                  .put(settings.secret(), UUID.randomUUID().toString(), text, List.of("AWSCURRENT"))
                  .isDone())
          .isTrue();
    }
  }

  private static String password(String url) {
    return url.substring(url.indexOf(':', 9) + 1, url.indexOf('@'));
  }

  private boolean takes(String url) {
    return world.call(() -> user.takes(password(url)));
  }

  @Test
  void theUserHasBothPasswordsAndInTheEndTheNewOneAlone() {
    Recipe.Outlook outlook = bench.outlook(recipe, settings, URL);
    assertThat(outlook.details()).singleElement().asString().contains("user shop-app (app)");
    assertThat(outlook.steps())
        .extracting(Plan.Step::operation)
        .containsExactly("elasticache:ModifyUser", "elasticache:ModifyUser");
    assertThat(outlook.notes()).anyMatch(n -> n.contains("not tried before it is promoted"));
    String next = bench.next(recipe, settings, URL);
    Instant before = now();
    bench.step(URL, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(now()).isAfter(before.plusSeconds(29));
    assertThat(takes(URL) && takes(next)).isTrue();
    // After a crash it is asked again.
    bench.step(URL, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(takes(URL) && takes(next)).isTrue();
    assertThat(bench.step(URL, next, (o, n) -> recipe.test(settings, o, n, 0)))
        .contains("not tried");
    promote(next);
    bench.step(URL, next, (o, n) -> recipe.retire(settings, o, n));
    bench.step(URL, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(takes(URL)).isFalse();
    assertThat(takes(next)).isTrue();
    assertThat(bench.said()).doesNotContain(password(next));
  }

  @Test
  void theWayBackLeavesTheOldPasswordAlone() {
    String next = bench.next(recipe, settings, URL);
    bench.step(URL, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(takes(URL)).isTrue();
    bench.step(URL, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(URL, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(takes(URL)).isTrue();
    assertThat(takes(next)).isFalse();
  }

  @Test
  void aLaterRotationsPasswordIsNotTakenAwayWithTheOldOne() {
    String next = bench.next(recipe, settings, URL);
    String later = bench.next(recipe, settings, next);
    bench.step(next, later, (o, n) -> recipe.accept(settings, o, n, 0));
    promote(later);
    assertThat(bench.failing(URL, next, (o, n) -> recipe.retire(settings, o, n)))
        .isInstanceOf(Problem.Conflict.class);
    assertThat(takes(later) && takes(next)).isTrue();
    bench.step(next, later, (o, n) -> recipe.retire(settings, o, n));
    assertThat(bench.step(URL, next, (o, n) -> recipe.retire(settings, o, n)))
        .contains("of a later change");
    assertThat(takes(later)).isTrue();
    assertThat(takes(next)).isFalse();
  }

  @Test
  void thePasswordIsTriedWhereAServerIsInReach() {
    RedisServer server = RedisServer.start(false, "user app on >" + OLD + " ~* &* +@all");
    Settings reached =
        new Settings(settings.secret(), null, Map.of("host", "127.0.0.1:" + server.port()), false);
    String url = URL.replace("rediss:", "redis:");
    assertThat(bench.outlook(recipe, reached, url).notes()).noneMatch(n -> n.contains("not tried"));
    String next = bench.next(recipe, reached, url);
    // This server does not know the new password: what is promoted must have been seen to work.
    assertThat(bench.failing(url, next, (o, n) -> recipe.test(reached, o, n, 0)))
        .isInstanceOf(Problem.Credentials.class);
    assertThat(bench.refused(recipe, reached, url.replace(OLD, OTHER)))
        .isInstanceOf(Problem.Credentials.class);
  }

  @Test
  void aPasswordAloneNeedsTheUsersIdAndAServerlessCacheTheUsersName() {
    assertThat(bench.outlook(recipe, Bench.settings("user-id", "shop-app"), OLD).details())
        .isNotEmpty();
    String serverless = "rediss://app:" + OLD + "@shop-abc123.serverless.use1.cache.amazonaws.com";
    assertThat(bench.outlook(recipe, Bench.settings(), serverless).details()).isNotEmpty();
    user("blog-app", "app", OLD);
    assertThat(bench.refused(recipe, Bench.settings(), serverless).sentence())
        .contains("several users of the name app: blog-app, shop-app");
    assertThat(bench.outlook(recipe, Bench.settings(), URL).details())
        .as("in the replication group there is one")
        .isNotEmpty();
  }

  @Test
  void whatCannotWorkIsRefused() {
    assertThat(refused("none")).isInstanceOf(Problem.NotFound.class);
    assertThat(refused("default").sentence()).contains("logs in as default, the secret as app");
    user("two", "app", OLD, OTHER);
    assertThat(refused("two").sentence()).contains("has two passwords already");
    assertThat(bench.outlook(recipe, Bench.settings(true, "user-id", "two"), URL).notes())
        .anyMatch(n -> n.contains("ends now"));
    world.call(
        () -> world.caches().createUser("iam", "app", "redis", "on ~* +@all", "iam", List.of()));
    assertThat(refused("iam").sentence()).contains("logs in with IAM");
    assertThat(bench.refused(recipe, Bench.settings("user-id", "default"), OLD).sentence())
        .contains("needs no password");
    assertThat(bench.refused(recipe, Bench.settings(), URL.replace("app:", "nobody:")).sentence())
        .contains("replication group shop has no user of the name nobody");
    world.call(
        () -> {
          world.caches().changePasswords(user, List.of(OLD));
          return true;
        });
    assertThat(refused("shop-app")).isInstanceOf(Problem.Conflict.class);
    aws.sandbox().fault(Objects.requireNonNull(FaultRule.parse("elasticache:DescribeUsers=deny")));
    assertThat(refused("shop-app")).isInstanceOf(Problem.Denied.class);
  }

  private Problem refused(String id) {
    return bench.refused(recipe, Bench.settings("user-id", id), URL);
  }
}
