package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.connect.Trust;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.AccessControlUser;

/**
 * One connection, as one user. Every failure is a {@link ProblemException} without the server's
 * text; every wait has its limit. Passwords are named by their SHA-256, as Redis keeps them: none
 * goes over the wire but to log in.
 */
final class RedisSession implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 5_000;

  private final Jedis redis;
  private final Server server;
  private final String user;

  private RedisSession(Jedis redis, Server server, String user) {
    this.redis = redis;
    this.server = server;
    this.user = user;
  }

  static RedisSession open(Server server, String user, SecretValue password) {
    return password.readText(
        text -> {
          DefaultJedisClientConfig.Builder with =
              DefaultJedisClientConfig.builder()
                  .connectionTimeoutMillis(CONNECT_MILLIS)
                  .socketTimeoutMillis(ANSWER_MILLIS)
                  .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                  .password(text)
                  .ssl(server.tls());
          if (!user.equals("default")) {
            with.user(user);
          }
          if (server.tls()) {
            SSLParameters checks = new SSLParameters();
            if (!server.forwarded()) {
              checks.setEndpointIdentificationAlgorithm("HTTPS");
            }
            with.sslParameters(checks);
            if (server.rootCertificate() != null) {
              with.sslSocketFactory(Trust.only(server.rootCertificate()));
            }
          }
          try {
            return new RedisSession(
                new Jedis(
                    new HostAndPort(server.at().host(), server.at().portOr(RedisLogin.PORT)),
                    with.build()),
                server,
                user);
          } catch (JedisException e) {
            throw new ProblemException(RedisFailures.problem(e, server, user));
          }
        });
  }

  /** As {@link #open}; empty when user or password is not accepted. */
  static Optional<RedisSession> tryOpen(Server server, String user, SecretValue password) {
    try {
      return Optional.of(open(server, user, password));
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Credentials) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T call(Function<Jedis, T> command) {
    try {
      return command.apply(redis);
    } catch (JedisException e) {
      throw new ProblemException(RedisFailures.problem(e, server, user));
    }
  }

  /** Asks something that any user may ask; who may not is logged in all the same. */
  void ping() {
    try {
      call(Jedis::ping);
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Denied)) {
        throw e;
      }
    }
  }

  /** Of {@code INFO replication} and {@code INFO cluster}, for example {@code role:master}. */
  boolean info(String section, String line) {
    return call(r -> r.info(section)).lines().anyMatch(l -> l.strip().equals(line));
  }

  /** The SHA-256 of the user's passwords; empty when there is no such user. */
  Optional<List<String>> passwords(String of) {
    return user(of).map(AccessControlUser::getPasswords);
  }

  /** Anybody may log in as that user, with any password. */
  boolean needsNoPassword(String of) {
    return user(of).map(u -> u.getFlags().contains("nopass")).orElse(false);
  }

  private Optional<AccessControlUser> user(String of) {
    return Optional.ofNullable(call(r -> r.aclGetUser(of)));
  }

  /** {@code ACL SETUSER name #SHA256}: the password works beside those that there are. */
  void addPassword(String of, SecretValue password) {
    call(r -> r.aclSetUser(of, "#" + sha256(password)));
  }

  /** {@code ACL SETUSER name !SHA256}; nothing when the user does not have it. */
  void removePassword(String of, SecretValue password) {
    String hash = sha256(password);
    if (passwords(of).orElse(List.of()).contains(hash)) {
      call(r -> r.aclSetUser(of, "!" + hash));
    }
  }

  boolean hasPassword(String of, SecretValue password) {
    return passwords(of).orElse(List.of()).contains(sha256(password));
  }

  /** Writes users where the server reads them when it starts; empty when it has no such place. */
  Optional<String> keep() {
    return attempt(r -> r.aclSave())
        ? Optional.of("kept in its ACL file")
        : attempt(r -> r.configRewrite())
            ? Optional.of("kept in its configuration file")
            : Optional.empty();
  }

  /** Whether the server has that place; a missing right or a broken connection still fails. */
  private boolean attempt(Function<Jedis, String> command) {
    try {
      return "OK".equals(command.apply(redis));
    } catch (JedisException e) {
      String text = e.getMessage() == null ? "" : e.getMessage();
      if (text.contains("not configured to use an ACL file")
          || text.contains("without a config file")) {
        return false;
      }
      throw new ProblemException(RedisFailures.problem(e, server, user));
    }
  }

  private static String sha256(SecretValue password) {
    return password.read(
        bytes -> {
          try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
          } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public void close() {
    try {
      redis.close();
    } catch (JedisException e) {
      // It was asked to end, and it has.
      return;
    }
  }
}
