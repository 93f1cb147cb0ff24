package dev.quarterdeck.rotation.recipe.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Recipe;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.server.Bench;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two roles take turns, at a real PostgreSQL. */
class AlternateModeTest {
  private static final PostgresServer SERVER = PostgresServer.get();
  private static final Pattern WORD = Pattern.compile("//[^:]*:([A-Za-z0-9]{40})@");
  private static Bench bench;
  private static Recipe recipe;
  private static String adminSecret;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    bench = new Bench(home);
    recipe = new PostgresRecipe(bench.store());
    // Not a superuser: as on Amazon RDS, where since PostgreSQL 16 CREATEROLE alone is not enough.
    SERVER.admin("CREATE ROLE master LOGIN CREATEROLE PASSWORD 'masters-word'");
    adminSecret = bench.secret("{\"username\":\"master\",\"password\":\"masters-word\"}");
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static Settings settings(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "admin";
    all[1] = adminSecret;
    System.arraycopy(more, 0, all, 2, more.length);
    return Bench.settings(all);
  }

  /** A role that the administrator made, with a schema and a table of its own. */
  private static String role(String name, String database) throws SQLException {
    try (Connection c = SERVER.connect(database, "master", "masters-word")) {
      c.createStatement()
          .execute(
              "CREATE ROLE "
                  + Logins.quoted(name)
                  + " LOGIN PASSWORD 'canary-old' CONNECTION LIMIT 7");
      c.createStatement()
          .execute("ALTER ROLE " + Logins.quoted(name) + " SET search_path = own, public");
    }
    SERVER.adminIn(
        database,
        "CREATE SCHEMA own AUTHORIZATION " + Logins.quoted(name),
        "SET ROLE " + Logins.quoted(name),
        "CREATE TABLE own.orders (id serial primary key)",
        "INSERT INTO own.orders DEFAULT VALUES");
    return Logins.url(name, "canary-old", database);
  }

  @Test
  void theOtherRoleTakesOverWithEveryRightAndTheOldOneLivesOnUntilItIsRetired() throws Exception {
    String name = Logins.name();
    String database = SERVER.database();
    String old = role(name, database);
    Settings settings = settings();
    try (Connection open = Logins.connect(old)) {
      Recipe.Outlook outlook = bench.outlook(recipe, settings, old);
      assertThat(outlook.retires()).isTrue();
      assertThat(outlook.overlap()).isEqualTo(Duration.ofHours(1));
      assertThat(recipe.coexists(settings)).isTrue();
      assertThat(outlook.details()).anyMatch(d -> d.contains(name + "_clone takes over"));

      String next = bench.next(recipe, settings, old);
      Matcher m = WORD.matcher(next);
      assertThat(m.find()).isTrue();
      assertThat(next)
          .isEqualTo(old.replace(name, name + "_clone").replace("canary-old", m.group(1)));
      bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));

      assertThat(Logins.opens(old)).isEqualTo(name + "/" + name);
      assertThat(Logins.opens(next)).isEqualTo(name + "_clone/" + name);
      try (Connection c = Logins.connect(next);
          ResultSet r = c.createStatement().executeQuery("select count(*) from orders")) {
        // The settings came along: the schema is found without its name.
        assertThat(r.next()).isTrue();
        c.createStatement().execute("CREATE TABLE own.made_by_the_other (id int)");
      }
      open.createStatement().execute("INSERT INTO own.made_by_the_other VALUES (1)");
      assertThat(SERVER.ask("select rolconnlimit from pg_roles where rolname='" + name + "_clone'"))
          .isEqualTo("7");

      bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
      bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
      assertThat(Logins.opens(old)).isNull();
      assertThat(Logins.opens(next)).isEqualTo(name + "_clone/" + name);
      assertThat(SERVER.ask("select rolcanlogin from pg_roles where rolname='" + name + "'"))
          .isEqualTo("f");
      // What was connected stays connected.
      open.createStatement().execute("INSERT INTO own.made_by_the_other VALUES (2)");

      // And back again: the first role's turn.
      open.close();
      String third = bench.next(recipe, settings, next);
      assertThat(third).startsWith("postgresql://" + name + ":");
      bench.outlook(recipe, settings, next);
      bench.step(next, third, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(next, third, (o, n) -> recipe.test(settings, o, n, 0));
      // The first turn's retirement, asked for late, leaves the role that is in force again alone.
      try (SecretValue current = SecretValue.ofText(third)) {
        assertThat(bench.step(old, next, (o, n) -> recipe.retireUnder(settings, o, n, current)))
            .contains("in force again");
      }
      assertThat(Logins.opens(third)).isEqualTo(name + "/" + name);
      bench.step(next, third, (o, n) -> recipe.retire(settings, o, n));
      assertThat(Logins.opens(third)).isEqualTo(name + "/" + name);
      assertThat(Logins.opens(next)).isNull();
      assertThat(SERVER.log()).doesNotContain(m.group(1));
      assertThat(bench.said())
          .doesNotContain(m.group(1))
          .doesNotContain("canary-old")
          .doesNotContain("masters-word");
    }
  }

  @Test
  void everyCallMayBeRepeatedAndTheWayBackShutsTheNewRoleOut() throws Exception {
    String name = Logins.name() + "_a";
    String database = SERVER.database();
    String old = role(name, database);
    Settings settings = settings();
    String next = bench.next(recipe, settings, old);
    assertThat(next).contains(name.replace("_a", "_b"));
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    for (int crash = 0; crash < 2; crash++) {
      bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
      bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
    }
    assertThat(Logins.opens(next)).isNotNull();
    for (int crash = 0; crash < 2; crash++) {
      bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
      assertThat(Logins.opens(next)).isNull();
      assertThat(Logins.opens(old)).isNotNull();
    }
    // The next attempt finds the role there.
    bench.outlook(recipe, settings, old);
    String again = bench.next(recipe, settings, old);
    bench.step(old, again, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(old, again, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(Logins.opens(again)).isNotNull();
  }

  @Test
  void aCompromisedRoleIsDisconnected() throws Exception {
    String name = Logins.name();
    String old = role(name, SERVER.database());
    Settings settings = Bench.settings(true, "admin", bench.secret(SERVER.adminUrl("postgres")));
    assertThat(bench.outlook(recipe, settings, old).overlap()).isEqualTo(Duration.ZERO);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    try (Connection open = Logins.connect(old)) {
      bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
      Assertions.assertThatThrownBy(() -> open.createStatement().execute("select 1"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void onlyThePasswordIsTakenWhereThatIsAsked() throws Exception {
    String name = Logins.name();
    String old = role(name, SERVER.database());
    Settings settings = settings("retire", "password", "overlap", "0");
    assertThat(bench.outlook(recipe, settings, old).overlap()).isEqualTo(Duration.ZERO);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(SERVER.ask("select rolcanlogin from pg_roles where rolname='" + name + "'"))
        .isEqualTo("t");
    assertThat(Logins.opens(old)).isNull();
  }

  @Test
  void aRoleThatMayDoLessIsNotPromoted() throws Exception {
    String name = Logins.name();
    String database = SERVER.database();
    String old = role(name, database);
    try (Connection c = SERVER.connect(database, "master", "masters-word")) {
      c.createStatement().execute("CREATE ROLE " + name + "_clone NOLOGIN");
    }
    Settings settings = settings();
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    Problem problem = bench.failing(old, next, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(problem.sentence())
        .contains("may do less than " + name)
        .contains("rights are missing");
    bench.step(old, next, (o, n) -> recipe.revert(settings, o, n, 0));
    assertThat(Logins.opens(next)).isNull();
  }

  @Test
  void hostileNamesAreNamesAndNothingElse() throws Exception {
    String name = "x\"; DROP TABLE own.orders; -- é'" + Logins.name();
    String database = SERVER.database();
    role(name, database);
    String old =
        "{\"username\":\""
            + name.replace("\"", "\\\"")
            + "\",\"password\":\"canary-old\","
            + "\"host\":\"localhost:"
            + SERVER.port()
            + "\",\"dbname\":\""
            + database
            + "\"}";
    Settings settings = settings();
    bench.outlook(recipe, settings, old);
    String next = bench.next(recipe, settings, old);
    bench.step(old, next, (o, n) -> recipe.accept(settings, o, n, 0));
    bench.step(old, next, (o, n) -> recipe.test(settings, o, n, 0));
    assertThat(Logins.opens(next)).isEqualTo(name + "_clone/" + name);
    bench.step(old, next, (o, n) -> recipe.retire(settings, o, n));
    assertThat(Logins.opens(old)).isNull();
  }

  @Test
  void whatCannotWorkIsRefusedBeforeAnythingIsTouched() throws Exception {
    String name = Logins.name();
    String database = SERVER.database();
    String old = role(name, database);
    assertThat(bench.refused(recipe, Bench.settings("mode", "alternate"), old).remedy())
        .contains("--option admin=SECRET:KEY");
    assertThat(bench.refused(recipe, settings(), SERVER.adminUrl(database)).sentence())
        .contains("superuser");
    assertThat(bench.refused(recipe, settings(), old.replace(name, "x".repeat(60))).sentence())
        .contains("too long");
    Settings plain = Bench.settings("admin", bench.secret(old));
    assertThat(bench.refused(recipe, plain, old).sentence())
        .contains("may not make or change roles");
    // Made by somebody else: CREATEROLE does not reach it.
    String foreign = Logins.name();
    SERVER.admin("CREATE ROLE " + foreign + " LOGIN PASSWORD 'w'");
    assertThat(bench.refused(recipe, settings(), Logins.url(foreign, "w", database)).remedy())
        .contains("GRANT " + foreign + " TO master WITH ADMIN OPTION");
    // The other one is in use.
    try (Connection c = SERVER.connect(database, "master", "masters-word")) {
      c.createStatement().execute("CREATE ROLE " + name + "_clone LOGIN PASSWORD 'w'");
    }
    try (Connection using = SERVER.connect(database, name + "_clone", "w")) {
      assertThat(using.isValid(1)).isTrue();
      assertThat(bench.refused(recipe, settings(), old).sentence()).contains("is in use");
    }
    assertThat(bench.refused(recipe, Bench.settings("admin", "bench/none"), old))
        .isInstanceOf(Problem.NotFound.class);
  }
}
