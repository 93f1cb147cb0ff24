package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.ServiceUrl;
import dev.quarterdeck.secrets.SecretDocument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who logs in where: an address, or a token alone. To be closed. */
final class RedisLogin implements AutoCloseable {
  static final int PORT = 6379;

  private static final Pattern SCHEMES = Pattern.compile("(?:redis|valkey)s?");
  private static final Pattern ANY_SCHEME = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");

  /** {@code master.GROUP.HASH.use1.cache.amazonaws.com}, and the one of a sharded group. */
  private static final Pattern ELASTICACHE =
      Pattern.compile(
          "(?:master|replica|clustercfg)\\.([^.]+)\\.[^.]+\\.[^.]+\\.cache\\.amazonaws\\.com(?:\\.cn)?");

  /** {@code NAME-HASH.serverless.use1.cache.amazonaws.com}. */
  private static final Pattern SERVERLESS =
      Pattern.compile("[^.]+\\.serverless\\.[^.]+\\.cache\\.amazonaws\\.com(?:\\.cn)?");

  private final @Nullable ServiceUrl url;
  private final SecretValue password;

  private RedisLogin(@Nullable ServiceUrl url, SecretValue password) {
    this.url = url;
    this.password = password;
  }

  static RedisLogin read(SecretValue value) {
    Optional<ServiceUrl> read = ServiceUrl.parse(value, SCHEMES);
    if (read.isEmpty()) {
      if (value.size() == 0
          || value.readText(t -> ANY_SCHEME.matcher(t).matches())
          || SecretDocument.parse(value).isJsonObject()) {
        throw new ProblemException(
            new Problem.Refused(
                "The value is neither an address of a Redis that could be read nor a token.",
                "It must be like rediss://user:password@host:6379/0, special signs of the password"
                    + " percent-encoded, or the AUTH token alone."));
      }
      return new RedisLogin(null, value.copy());
    }
    ServiceUrl url = read.get();
    Optional<SecretValue> secret = url.secret();
    if (secret.isEmpty() || url.hosts().size() != 1) {
      url.close();
      secret.ifPresent(SecretValue::close);
      throw new ProblemException(
          secret.isEmpty()
              ? new Problem.Refused(
                  "The address of the Redis has no password in it.",
                  "Give it one first: this recipe changes passwords that there are.")
              : new Problem.Refused(
                  "The address of the Redis names no server, or several.",
                  "The recipe redis needs one host; the others are named with --option nodes=."));
    }
    return new RedisLogin(url, secret.get());
  }

  /** Null where the value is a token alone. */
  @Nullable HostPort host() {
    return url == null ? null : url.hosts().getFirst();
  }

  boolean tls() {
    return url != null && url.scheme().matches("rediss|valkeys");
  }

  /** {@code default} where none is named. */
  String user() {
    return url == null || url.user() == null ? "default" : url.user();
  }

  /** Lent; closed with this. */
  SecretValue password() {
    return password;
  }

  /** The ElastiCache replication group that the address names; null for any other. */
  @Nullable String replicationGroup() {
    HostPort host = host();
    if (host == null) {
      return null;
    }
    Matcher m = ELASTICACHE.matcher(host.host());
    return m.matches() ? m.group(1) : null;
  }

  /** Whether the address is of an ElastiCache serverless cache, which knows users only. */
  boolean isServerless() {
    HostPort host = host();
    return host != null && SERVERLESS.matcher(host.host()).matches();
  }

  /** The value with another password. The caller closes it. */
  SecretValue with(SecretValue newPassword) {
    return url == null ? newPassword.copy() : url.with(null, newPassword);
  }

  @Override
  public void close() {
    password.close();
    if (url != null) {
      url.close();
    }
  }
}
