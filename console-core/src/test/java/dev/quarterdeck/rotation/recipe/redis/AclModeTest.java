package dev.quarterdeck.rotation.recipe.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Pause;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.server.Bench;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import dev.quarterdeck.rotation.recipe.server.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** An ACL user gets a second password and loses its first, at a real Redis. */
class AclModeTest {
  private static final String CANARY = "canary-47z11";
  private static RedisServer server;
  private static Bench bench;
  private static Recipe recipe;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    server = RedisServer.start(true, "requirepass " + CANARY);
    bench = new Bench(home);
    recipe =
        new RedisRecipe(
            bench.store(),
            bench.aws().console().ports().replicationGroups(),
            bench.aws().console().ports().cacheUsers(),
            Pause.SYSTEM);
  }

  @AfterAll
  static void close() {
    assertThat(bench.said()).doesNotContain("47z11").doesNotContain("administrators-own");
    bench.close();
  }

  private static void user(String name, String rights) {
    try (Jedis j = server.admin()) {
      j.aclSetUser(name, ("on >" + CANARY + " ~* " + rights).split(" "));
    }
  }

  private static String url(String user) {
    return "redis://" + user + ":" + CANARY + "@127.0.0.1:" + server.port() + "/3?timeout=5s";
  }

  private static String word(String url) {
    return url.replaceAll(".*:([A-Za-z0-9]{40})@.*", "$1");
  }

  @Test
  void bothPasswordsWorkUntilTheOldOneIsRetired() throws Exception {
    user("shop", "+@all");
    Settings settings = Bench.settings();
    String old = url("shop");
    Recipe.Outlook outlook = bench.outlook(recipe, settings, old);
    assertThat(outlook.retires()).isTrue();
    assertThat(outlook.overlap()).isEqualTo(Duration.ofHours(1));
    assertThat(outlook.steps()).isEmpty();
    String next = bench.next(recipe, settings, old);
    assertThat(next.replace(word(next), CANARY)).isEqualTo(old);
    try (Jedis open = server.connect("shop", CANARY)) {
      for (int crash = 0; crash < 2; crash++) {
        bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
        bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
        assertThat(server.opens("shop", CANARY)).isTrue();
        assertThat(server.opens("shop", word(next))).isTrue();
      }
      for (int crash = 0; crash < 2; crash++) {
        bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
        assertThat(server.opens("shop", CANARY)).isFalse();
        assertThat(server.opens("shop", word(next))).isTrue();
      }
      assertThat(open.ping()).isEqualTo("PONG");
    }
    // It outlives the server, and no password stands in its file.
    assertThat(server.configuration()).contains("user shop on").doesNotContain(word(next));
    assertThat(bench.said()).contains("kept in its configuration file").doesNotContain(word(next));
  }

  @Test
  void retiringUnderALaterPasswordBringsNoRetiredOneBack() {
    user("later", "+@all");
    Settings settings = Bench.settings();
    String old = url("later");
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    String third = bench.next(recipe, settings, next);
    bench.step(next, third, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(next, third, (o, n) -> recipe.retire(settings, o, n));
    assertThat(server.opens("later", CANARY)).isTrue();
    try (SecretValue current = SecretValue.ofText(third)) {
      for (int crash = 0; crash < 2; crash++) {
        bench.step(old, next, (o, n) -> recipe.retireUnder(settings, o, n, current));
        assertThat(server.opens("later", CANARY)).isFalse();
        assertThat(server.opens("later", word(next))).isFalse();
        assertThat(server.opens("later", word(third))).isTrue();
      }
    }
  }

  @Test
  void theWayBackLeavesTheOldPasswordAlone() {
    user("back", "+@all");
    Settings settings = Bench.settings();
    String old = url("back");
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(server.opens("back", CANARY)).isTrue();
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    for (int crash = 0; crash < 2; crash++) {
      bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
      assertThat(server.opens("back", CANARY)).isTrue();
      assertThat(server.opens("back", word(next))).isFalse();
    }
  }

  @Test
  void theDefaultUserOfRequirepassAndATokenAloneWorkAlike() {
    Settings settings = Bench.settings("host", "127.0.0.1:" + server.port());
    assertThat(bench.outlook(recipe, settings, CANARY).notes())
        .anyMatch(n -> n.contains("masterauth"));
    String next = bench.next(recipe, settings, CANARY);
    assertThat(next).matches("[A-Za-z0-9]{40}");
    bench.step(CANARY, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(CANARY, next, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(server.opens("default", CANARY)).isTrue();
    bench.step(CANARY, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(server.opens("default", CANARY)).isFalse();
    assertThat(server.opens("default", next)).isTrue();
  }

  @Test
  void aUserWithoutTheRightNeedsAnAdministrator() {
    user("plain", "+get +set");
    String old = url("plain");
    assertThat(bench.refused(recipe, Bench.settings(), old))
        .isInstanceOf(Problem.Denied.class)
        .extracting(Problem::remedy)
        .asString()
        .contains("--option admin=SECRET:KEY");
    Settings settings = Bench.settings("admin", bench.secret(server.adminUrl()));
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(server.opens("plain", word(next))).isTrue();
    bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
  }

  @Test
  void replicasAreChangedTooOrTheRotationIsRefused() {
    RedisServer primary =
        RedisServer.start(
            false, "user default on >" + CANARY + " ~* &* +@all", "repl-diskless-sync-delay 0");
    RedisServer replica =
        RedisServer.start(
            false,
            "user default on >" + CANARY + " ~* &* +@all",
            "replicaof 127.0.0.1 " + primary.port(),
            "masterauth " + CANARY);
    try (Jedis j = primary.admin()) {
      while (!j.info("replication").contains("state=online")) {
        // The servers' own time: the test is over long before its limit.
        assertThat(j.ping()).isEqualTo("PONG");
      }
    }
    String old = "redis://:" + CANARY + "@127.0.0.1:" + primary.port();
    assertThat(bench.refused(recipe, Bench.settings(), old).remedy()).contains("--option nodes=");
    Settings settings =
        Bench.settings("nodes", "127.0.0.1:" + primary.port() + ",127.0.0.1:" + replica.port());
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    String said = bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(said).contains("at 2 nodes").contains("kept in memory only");
    for (RedisServer each : new RedisServer[] {primary, replica}) {
      assertThat(each.opens("default", word(next))).isTrue();
    }
  }

  @Test
  void certificatesAreChecked() {
    RedisServer secured = RedisServer.tls("user default on >" + CANARY + " ~* &* +@all");
    String certificate = PostgresServer.get().certificate().toString();
    String old = "rediss://:" + CANARY + "@localhost:" + secured.port();
    assertThat(bench.refused(recipe, Bench.settings(), old).remedy()).contains("rootcert=FILE");
    Settings settings = Bench.settings("rootcert", certificate);
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
    bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
    bench.step(next, next, (o, n) -> recipe.test(settings, o, n, 0));
    // Another name than the certificate's, unless one says to go that way.
    String named = next.replace("localhost", "127.0.0.1");
    assertThat(bench.refused(recipe, settings, named).sentence()).contains("another host");
    bench.outlook(
        recipe,
        Bench.settings("rootcert", certificate, "host", "127.0.0.1:" + secured.port()),
        next.replace("localhost:" + secured.port(), "cache.internal:6379"));
  }

  @Test
  void whatCannotWorkIsRefused() {
    user("open", "+@all nopass");
    assertThat(bench.refused(recipe, Bench.settings(), url("open")).sentence()).contains("nopass");
    user("wrong", "+@all");
    assertThat(bench.refused(recipe, Bench.settings(), url("wrong").replace(CANARY, "other")))
        .isInstanceOf(Problem.Credentials.class);
    assertThat(bench.refused(recipe, Bench.settings(), CANARY).remedy())
        .contains("replication-group");
    assertThat(bench.refused(recipe, Bench.settings(), "https://x:" + CANARY + "@y/").sentence())
        .contains("neither an address");
    assertThat(bench.refused(recipe, Bench.settings(), "redis://127.0.0.1/0").sentence())
        .contains("no password");
    assertThat(bench.refused(recipe, Bench.settings(), "redis://:x@redis.invalid/0").remedy())
        .contains("--option host=localhost:PORT");
    assertThat(
            bench
                .refused(recipe, Bench.settings(), url("wrong").replace("redis:", "rediss:"))
                .sentence())
        .contains("TLS");
  }
}
