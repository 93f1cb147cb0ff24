package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.connect.Quiet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/**
 * One connection, as one role. Every failure is a {@link ProblemException} without the driver's
 * text; every wait has its limit.
 */
final class Database implements AutoCloseable {
  private static final int CONNECT_SECONDS = 10;
  private static final int LOGIN_SECONDS = 15;

  /** Longer than the statements' own limit, so that the server says first what it waits for. */
  private static final int ANSWER_SECONDS = 30;

  private static final String LIMITS =
      "SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '20s'";

  private final Connection connection;
  private final Place place;
  private final String user;

  private Database(Connection connection, Place place, String user) {
    this.connection = connection;
    this.place = place;
    this.user = user;
  }

  /** Logs in; of several hosts at the primary. */
  static Database open(Place place, String user, SecretValue password) {
    Quiet.drivers();
    Properties with = new Properties();
    with.setProperty("user", user);
    with.setProperty("PGDBNAME", place.database());
    with.setProperty("sslmode", place.sslMode());
    if (place.rootCertificate() != null) {
      with.setProperty("sslrootcert", place.rootCertificate());
    }
    if (place.hosts().size() > 1) {
      with.setProperty("targetServerType", "primary");
    }
    with.setProperty("ApplicationName", "quarterdeck");
    with.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    with.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
    with.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
    // A pooler may give every statement another session.
    with.setProperty("prepareThreshold", "0");
    return password.readText(
        text -> {
          with.setProperty("password", text);
          try {
            Connection made = new Driver().connect(place.jdbcUrl(), with);
            if (made == null) {
              throw new IllegalStateException("the driver does not know its own address");
            }
            made.setAutoCommit(false);
            return new Database(made, place, user);
          } catch (SQLException e) {
            throw new ProblemException(SqlFailures.problem(e, place, user));
          } finally {
            with.remove("password");
          }
        });
  }

  /**
   * As {@link #open}; empty when the role or its password is not accepted, which is an answer and
   * no failure.
   */
  static Optional<Database> tryOpen(Place place, String user, SecretValue password) {
    try {
      return Optional.of(open(place, user, password));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Credentials) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What a statement does. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** All of it or nothing. */
  <T> T transaction(Work<T> work) {
    try {
      try (Statement s = connection.createStatement()) {
        s.execute(LIMITS);
      }
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      undo(e);
      throw new ProblemException(SqlFailures.problem(e, place, user));
    } catch (RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  private void undo(Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** The first row's columns as text, null where they are null; empty for no row. */
  Optional<List<@Nullable String>> row(String sql, Object... arguments) throws SQLException {
    List<List<@Nullable String>> rows = rows(sql, arguments);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  List<List<@Nullable String>> rows(String sql, Object... arguments) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        s.setObject(i + 1, arguments[i]);
      }
      List<List<@Nullable String>> rows = new ArrayList<>();
      try (ResultSet found = s.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        while (found.next()) {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            row.add(found.getString(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  /** A command; names in it are quoted by {@link #name} and values by {@link #literal}. */
  void execute(String sql) throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(sql);
    }
  }

  String name(String identifier) throws SQLException {
    return wire().escapeIdentifier(identifier);
  }

  String literal(String text) throws SQLException {
    return "'" + wire().escapeLiteral(text) + "'";
  }

  /**
   * {@code ALTER ROLE … PASSWORD} with a verifier made here, of the kind that the server is set to
   * ({@code password_encryption}): the password itself reaches neither its log nor
   * pg_stat_activity.
   */
  void setPassword(String role, SecretValue password) throws SQLException {
    char[] letters = password.readText(String::toCharArray);
    // Wipes the letters.
    wire().alterUserPassword(role, letters, null);
  }

  private PGConnection wire() throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  /** The server's major version, for example 16. */
  int version() {
    return reading(() -> connection.getMetaData().getDatabaseMajorVersion());
  }

  /** A question that changes nothing. */
  <T> T reading(Work<T> work) {
    return transaction(work);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was asked to end, and it has: what was to be done is committed or rolled back.
      return;
    }
  }
}
