package dev.quarterdeck.rotation.recipe.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.server.Bench;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role stays and gets another password, at a real PostgreSQL. */
class PasswordModeTest {
  private static final PostgresServer SERVER = PostgresServer.get();
  private static final Pattern WORD = Pattern.compile("//[^:]*:([A-Za-z0-9]{40})@");
  private static Bench bench;
  private static Recipe recipe;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    bench = new Bench(home);
    recipe = new PostgresRecipe(bench.store());
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void theNewPasswordWorksTheOldOneEndsAndOpenConnectionsStay() throws Exception {
    String user = Logins.name();
    String database = SERVER.database();
    SERVER.admin("CREATE ROLE " + user + " LOGIN PASSWORD 'canary-old-1'");
    String old = Logins.url(user, "canary-old-1", database) + "?sslmode=prefer&x=%41";
    Settings settings = Bench.settings();
    try (Connection open = Logins.connect(old)) {
      Recipe.Outlook outlook = bench.outlook(recipe, settings, old);
      assertThat(outlook.retires()).isFalse();
      assertThat(recipe.coexists(settings)).isFalse();
      assertThat(outlook.details()).anyMatch(d -> d.contains("scram-sha-256"));
      assertThat(outlook.notes())
          .anyMatch(n -> n.contains("opens no new connection") && n.contains("mode=alternate"));

      String next = bench.next(recipe, settings, old);
      Matcher m = WORD.matcher(next);
      assertThat(m.find()).isTrue();
      assertThat(next.replace(m.group(1), "canary-old-1")).isEqualTo(old);
      assertThat(Logins.opens(next)).isNull();

      bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
      assertThat(Logins.opens(next)).isEqualTo(user + "/" + user);
      assertThat(Logins.opens(old)).isNull();
      try (ResultSet r = open.createStatement().executeQuery("select 1")) {
        assertThat(r.next()).isTrue();
      }
      // As the server keeps and logs it: never the password.
      assertThat(SERVER.ask("select rolpassword from pg_authid where rolname = '" + user + "'"))
          .startsWith("SCRAM-SHA-256$");
      assertThat(SERVER.log()).contains("ALTER USER \"" + user + "\"").doesNotContain(m.group(1));
      assertThat(bench.said()).doesNotContain(m.group(1)).doesNotContain("canary-old-1");
    }
  }

  @Test
  void everyCallMayBeRepeatedAfterACrash() {
    String user = Logins.name();
    String database = SERVER.database();
    SERVER.admin("CREATE ROLE " + user + " LOGIN PASSWORD 'old'");
    String old = Logins.url(user, "old", database);
    Settings settings = Bench.settings();
    String next = bench.next(recipe, settings, old);
    for (int crash = 0; crash < 2; crash++) {
      bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
      assertThat(Logins.opens(next)).isNotNull();
    }
    for (int crash = 0; crash < 2; crash++) {
      bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
      assertThat(Logins.opens(old)).isNotNull();
      assertThat(Logins.opens(next)).isNull();
    }
    bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(Logins.opens(old)).isNotNull();
  }

  @Test
  void revertingWhatWasNeverAcceptedChangesNothing() {
    String user = Logins.name();
    SERVER.admin("CREATE ROLE " + user + " LOGIN PASSWORD 'old'");
    String old = Logins.url(user, "old", SERVER.database());
    Settings settings = Bench.settings();
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(Logins.opens(old)).isNotNull();
    assertThat(Logins.opens(next)).isNull();
  }

  @Test
  void namesAndPasswordsMayHoldAnySigns() {
    String user = "we\"ird'; DROP ROLE x; -- " + Logins.name();
    String word = "p'a\\ss$$ \"é空:@/?#%&+";
    String database = SERVER.database();
    SERVER.admin(
        "CREATE ROLE " + Logins.quoted(user) + " LOGIN PASSWORD '" + word.replace("'", "''") + "'");
    String old =
        "{\"engine\":\"postgres\", \"username\":\""
            + user.replace("\"", "\\\"")
            + "\", \"password\":\""
            + word.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\", \"host\":\"localhost\", \"port\":"
            + SERVER.port()
            + ", \"dbname\":\""
            + database
            + "\", \"note\": 1.0}";
    Settings settings = Bench.settings();
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    assertThat(next).endsWith(", \"note\": 1.0}").startsWith("{\"engine\":\"postgres\", ");
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(Logins.opens(next)).isEqualTo(user + "/" + user);
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(Logins.opens(old)).isEqualTo(user + "/" + user);
    assertThat(bench.said()).doesNotContain(word);
  }

  @Test
  void anAdministratorMayChangeItInItsStead() {
    String user = Logins.name();
    String database = SERVER.database();
    SERVER.admin("CREATE ROLE " + user + " LOGIN PASSWORD 'old'");
    String old = Logins.url(user, "old", database);
    Settings settings =
        Bench.settings("mode", "password", "admin", bench.secret(SERVER.adminUrl("elsewhere")));
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    // Somebody else's change in between does not stand in the way back.
    SERVER.admin("ALTER ROLE " + user + " PASSWORD 'third'");
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(Logins.opens(old)).isNotNull();
  }

  @Test
  void aPasswordThatSomebodyElseChangedIsNotOverwritten() {
    String user = Logins.name();
    SERVER.admin("CREATE ROLE " + user + " LOGIN PASSWORD 'old'");
    String old = Logins.url(user, "old", SERVER.database());
    Settings settings = Bench.settings();
    String next = bench.next(recipe, settings, old);
    SERVER.admin("ALTER ROLE " + user + " PASSWORD 'third'");
    Problem problem = bench.failing(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    assertThat(problem).isInstanceOf(Problem.Credentials.class);
    assertThat(problem.sentence()).contains("neither the old nor the new");
  }
}
