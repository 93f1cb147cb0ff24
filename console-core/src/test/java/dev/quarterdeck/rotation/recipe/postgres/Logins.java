package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Roles of their own name for each test, and whether a value opens the database. */
final class Logins {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final PostgresServer SERVER = PostgresServer.get();

  private Logins() {}

  /** A name that no other test uses. */
  static String name() {
    return "app" + COUNT.incrementAndGet();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String url(String user, String word, String database) {
    return "postgresql://" + user + ":" + word + "@localhost:" + SERVER.port() + "/" + database;
  }

  /** Whether a program with this value can log in; {@code session_user/current_user}, or null. */
  static @Nullable String opens(String value) {
    try (Connection c = connect(value);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("select session_user || '/' || current_user")) {
      r.next();
      return r.getString(1);
    } catch (SQLException e) {
      return null;
    }
  }

  static Connection connect(String value) throws SQLException {
    try (SecretValue text = SecretValue.ofText(value);
        Login login = Login.read(text, null, () -> Outcome.done(SecretValue.ofText("")), null)) {
      String word = login.password().readText(t -> t);
      return SERVER.connect(login.place().database(), login.user(), word);
    }
  }
}
