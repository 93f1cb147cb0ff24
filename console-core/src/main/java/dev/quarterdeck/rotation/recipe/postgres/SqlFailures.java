package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Text;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/**
 * What PostgreSQL or the way to it answered, by SQLSTATE and by the class of the cause. The texts
 * of the driver and of the server are only looked at, never passed on: they can quote what was
 * sent.
 */
final class SqlFailures {
  private SqlFailures() {}

  static Problem problem(SQLException e, Place place, String user) {
    for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return Problems.interrupted();
      }
      if (t instanceof SSLException) {
        return certificate(place);
      }
      if (unreachable(t)) {
        return noRoute(t, place);
      }
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String text = e.getMessage() == null ? "" : e.getMessage();
    String role = Text.clean(user);
    String at = place.words();
    return switch (state) {
      case "28P01" ->
          new Problem.Credentials(
              "PostgreSQL at " + at + " does not accept the password of the role " + role + ".",
              "The value in the secret is not the one in force: set the right one first, with qd"
                  + " secrets set.");
      case "28000" -> notLetIn(text, role, at);
      case "42501" ->
          new Problem.Denied(
              "The role " + role + " lacks a right at PostgreSQL on " + at + " for this.",
              "Give it the right, or name a role that has it with --option admin=SECRET:KEY; to"
                  + " change another role it needs CREATEROLE, and since PostgreSQL 16 ADMIN OPTION"
                  + " on that role.",
              null,
              null);
      case "53300" ->
          new Problem.Unreachable(
              "PostgreSQL at " + at + " has no connection left for the role " + role + ".",
              "Wait, or raise max_connections or the role's CONNECTION LIMIT; see who holds them in"
                  + " pg_stat_activity.");
      case "3D000" ->
          new Problem.NotFound(
              "There is no database " + Text.clean(place.database()) + " at " + at + ".",
              "Check the address in the secret.");
      case "42704" ->
          new Problem.NotFound(
              "PostgreSQL at " + at + " does not know a role that this needs.",
              "See the roles with \\du in psql.");
      case "25006" -> replica(place);
      case "57014", "55P03" ->
          new Problem.TimedOut(
              "PostgreSQL at " + at + " did not get to it in time: something holds a lock.",
              "See pg_stat_activity for what holds it, and try again.");
      case "57P01", "57P02", "57P03" ->
          new Problem.Unreachable(
              "PostgreSQL at " + at + " is starting or shutting down.", "Try again shortly.");
      case "08P01" -> pooler(at);
      default -> state.startsWith("08") ? connection(text, place) : other(e, state, at);
    };
  }

  /** It only reads. */
  static Problem replica(Place place) {
    return new Problem.Refused(
        "PostgreSQL at " + place.words() + " only reads: it is a replica.",
        "Name the primary: --option host=HOST:PORT.");
  }

  private static boolean unreachable(Throwable t) {
    return t instanceof UnknownHostException
        || t instanceof ConnectException
        || t instanceof NoRouteToHostException
        || t instanceof SocketTimeoutException;
  }

  private static Problem noRoute(Throwable t, Place place) {
    String why =
        switch (t) {
          case UnknownHostException u -> "its name is not known here";
          case SocketTimeoutException s -> "it did not answer in time";
          default -> "nothing listens there, or the way is barred";
        };
    return new Problem.Unreachable(
        "This machine cannot reach PostgreSQL at " + place.words() + ": " + why + ".",
        "A database in a private network is reached by forwarding a port (aws ssm start-session"
            + " with AWS-StartPortForwardingSessionToRemoteHost, or ssh -L); then add --option"
            + " host=localhost:PORT. The address in the secret stays as it is.");
  }

  private static Problem certificate(Place place) {
    return new Problem.Unreachable(
        "The TLS connection to PostgreSQL at "
            + place.words()
            + " could not be made: its"
            + " certificate is not trusted here, or names another host.",
        "Give the authority's certificate with --option rootcert=FILE (for Amazon RDS:"
            + " https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem).");
  }

  private static Problem notLetIn(String text, String role, String at) {
    if (text.contains("not permitted to log in")) {
      return new Problem.Credentials(
          "The role " + role + " at PostgreSQL on " + at + " may not log in (NOLOGIN).",
          "An administrator lets it: ALTER ROLE … LOGIN; or set the role that is in use.");
    }
    if (text.contains("no encryption") || text.contains("SSL off")) {
      return new Problem.Refused(
          "PostgreSQL at " + at + " lets the role " + role + " in only over TLS.",
          "Add sslmode=require to the address in the secret.");
    }
    return new Problem.Refused(
        "PostgreSQL at " + at + " does not let the role " + role + " in from here (pg_hba.conf).",
        "Come by a way that it allows, with --option host=HOST:PORT, or have it allowed.");
  }

  private static Problem pooler(String at) {
    return new Problem.Unreachable(
        "What answers at "
            + at
            + " does not speak PostgreSQL's protocol as the console needs it;"
            + " a pooler such as PgBouncer may stand before the database, or not know the role.",
        "Reach the database itself: --option host=HOST:PORT; and give the pooler the new password"
            + " as well.");
  }

  private static Problem connection(String text, Place place) {
    if (text.contains("root certificate") || text.contains("could not be verified")) {
      return certificate(place);
    }
    if (text.contains("does not support SSL")) {
      return new Problem.Unreachable(
          "PostgreSQL at " + place.words() + " offers no TLS, and the address asks for it.",
          "Turn TLS on at the server, or correct sslmode in the address in the secret.");
    }
    if (text.contains("targetServerType") || text.contains("Could not find a server")) {
      return new Problem.Unreachable(
          "None of " + place.words() + " is a primary that answers.",
          "Try again after a failover; or name the primary: --option host=HOST:PORT.");
    }
    return new Problem.Unreachable(
        "The connection to PostgreSQL at " + place.words() + " broke.",
        "Try again; behind a pooler, reach the database itself: --option host=HOST:PORT.");
  }

  private static Problem other(SQLException e, String state, String at) {
    return new Problem.Unexpected(
        "PostgreSQL at "
            + at
            + " answered SQLSTATE "
            + (state.matches("[0-9A-Z]{5}") ? state : "unknown")
            + ".",
        "PostgreSQL's manual lists the codes in appendix A; its log tells more.",
        e.getClass().getName());
  }
}
