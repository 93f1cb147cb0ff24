package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Text;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/**
 * What a Redis or the way to it answered, by the code that begins an answer and by the class of the
 * cause. The texts themselves are never passed on: Redis repeats arguments in them.
 */
final class RedisFailures {
  private RedisFailures() {}

  static Problem problem(RuntimeException e, Server server, String user) {
    for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof SSLException || t instanceof GeneralSecurityException) {
        return new Problem.Unreachable(
            "The TLS connection to Redis at "
                + server.words()
                + " could not be made: it offers no"
                + " TLS, or its certificate is not trusted here or names another host.",
            "Give the authority's certificate with --option rootcert=FILE; a server without TLS has"
                + " an address that begins with redis:.");
      }
    }
    String text = e.getMessage() == null ? "" : e.getMessage();
    String role = Text.clean(user);
    String at = server.words();
    if (text.startsWith("WRONGPASS") || text.contains("invalid password")) {
      return new Problem.Credentials(
          "Redis at " + at + " does not accept the password of the user " + role + ".",
          "The value in the secret is not the one in force: set the right one first, with qd"
              + " secrets set.");
    }
    if (text.startsWith("NOAUTH") || text.contains("called without any password configured")) {
      return new Problem.Refused(
          "Redis at "
              + at
              + " and the secret do not agree on whether the user "
              + role
              + " has a password.",
          "Give the user one (ACL SETUSER), or correct the address in the secret.");
    }
    if (text.startsWith("NOPERM")) {
      return new Problem.Denied(
          "The user " + role + " at Redis on " + at + " may not do this.",
          "To change passwords a user needs +acl|setuser, +acl|getuser, and to keep them +acl|save or"
              + " +config|rewrite; name one that has them: --option admin=SECRET:KEY.",
          null,
          null);
    }
    if (text.contains("max number of clients")) {
      return new Problem.Unreachable(
          "Redis at " + at + " has no connection left.", "Wait, or raise maxclients.");
    }
    if (text.startsWith("LOADING") || text.startsWith("BUSY") || text.startsWith("MASTERDOWN")) {
      return new Problem.Unreachable("Redis at " + at + " is busy.", "Try again shortly.");
    }
    if (text.startsWith("ERR unknown command") || text.contains("unknown subcommand")) {
      return new Problem.Refused(
          "Redis at " + at + " has no ACL commands, or hides them.",
          "ACL users exist since Redis 6; on ElastiCache name the group whose token it is: --option"
              + " replication-group=ID.");
    }
    return connection(e)
        ? unreachable(e, server)
        : new Problem.Unexpected(
            "Redis at "
                + at
                + " answered with an error that nobody foresaw ("
                + Text.clean(
                    text.matches("[A-Z]{3,20}\\b.*") ? text.replaceAll("(?s)[^A-Z].*", "") : "?")
                + ").",
            "Its log tells more.",
            e.getClass().getName());
  }

  private static boolean connection(RuntimeException e) {
    return e instanceof redis.clients.jedis.exceptions.JedisConnectionException;
  }

  private static Problem unreachable(RuntimeException e, Server server) {
    String why = "nothing listens there, or the way is barred";
    for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof UnknownHostException) {
        why = "its name is not known here";
      } else if (t instanceof SocketTimeoutException) {
        why = "it did not answer in time" + (server.tls() ? ", or it offers no TLS" : "");
      }
    }
    return new Problem.Unreachable(
        "This machine cannot reach Redis at " + server.words() + ": " + why + ".",
        "A server in a private network is reached by forwarding a port (aws ssm start-session with"
            + " AWS-StartPortForwardingSessionToRemoteHost, or ssh -L); then add --option"
            + " host=localhost:PORT. The address in the secret stays as it is.");
  }
}
