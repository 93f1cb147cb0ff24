package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.recipe.Settings;
import java.util.Optional;

/** Tries logins of ElastiCache, whose servers stand in private networks. */
final class Trial {
  private final Settings settings;
  private final String credential;

  /** {@code credential}: what is tried, in words: {@code token}, {@code password}. */
  Trial(Settings settings, String credential) {
    this.settings = settings;
    this.credential = credential;
  }

  /** What the plan says when this machine cannot try it; a credential that is wrong fails. */
  Optional<String> note(RedisLogin login, String user) {
    if (nowhere(login)) {
      return Optional.of(
          "The value names no server: the new "
              + credential
              + " is not tried before it is promoted. To try it: --option host=HOST:PORT.");
    }
    Server server = server(login);
    try {
      RedisSession.open(server, user, login.password()).close();
      return Optional.empty();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unreachable)) {
        throw e;
      }
      return Optional.of(
          "This machine does not reach "
              + server.words()
              + ": the new "
              + credential
              + " is not tried before it is promoted. To try it, forward a port and add --option"
              + " host=localhost:PORT.");
    }
  }

  /** Logs in; says where, or why it was not tried. */
  String test(RedisLogin next, String user) {
    if (nowhere(next)) {
      return "not tried: the value names no server";
    }
    Server server = server(next);
    try (RedisSession session = RedisSession.open(server, user, next.password())) {
      session.ping();
      return "logged in with the new " + credential + " at " + server.words();
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Unreachable && RedisOptions.host(settings) == null) {
        return "not tried: this machine does not reach " + server.words();
      }
      throw e;
    }
  }

  private boolean nowhere(RedisLogin login) {
    return login.host() == null && RedisOptions.host(settings) == null;
  }

  /** Tokens and users' passwords go over TLS only, whatever the value does not say. */
  private Server server(RedisLogin login) {
    Server s = AclMode.server(login, settings);
    return new Server(
        s.at(), login.host() == null || login.tls(), s.forwarded(), s.rootCertificate());
  }
}
