package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as programs are told and as the console reaches it.
 *
 * @param hosts in the order in which they are tried
 * @param params the address's options, names in lower case
 * @param jdbc they are spelled as PostgreSQL's JDBC driver reads them
 * @param forwarded the console goes another way than the programs do: certificates name another
 *     host than the one that it dials
 * @param rootCertificate a file on this machine, or null for the place where PostgreSQL's clients
 *     look
 */
record Place(
    List<HostPort> hosts,
    String database,
    Map<String, String> params,
    boolean jdbc,
    boolean forwarded,
    @Nullable String rootCertificate) {
  static final int PORT = 5432;

  Place {
    hosts = List.copyOf(hosts);
    params = Map.copyOf(params);
  }

  /** The same database by another way, where one was given. */
  Place by(@Nullable HostPort host, @Nullable String certificate) {
    return new Place(
        host == null ? hosts : List.of(host),
        database,
        params,
        jdbc,
        forwarded || host != null,
        certificate == null ? rootCertificate : certificate);
  }

  /** {@code db.internal:5432}. */
  String words() {
    return Text.clean(hosts.stream().map(h -> h.text(PORT)).collect(Collectors.joining(", ")));
  }

  /** {@code jdbc:postgresql://host:port,host:port/}; the database goes by a property. */
  String jdbcUrl() {
    return "jdbc:postgresql://"
        + hosts.stream().map(h -> h.text(PORT)).collect(Collectors.joining(","))
        + "/";
  }

  /**
   * libpq's {@code sslmode} of what the address asks for, in the dialects of libpq, JDBC, asyncpg
   * and node-postgres; {@code prefer} when it says nothing.
   */
  String sslMode() {
    String mode = lower("sslmode");
    if (mode == null) {
      String ssl = lower("ssl");
      if (ssl == null) {
        return "prefer";
      }
      mode =
          switch (ssl) {
            case "", "true", "1" -> jdbc ? "verify-full" : "require";
            case "false", "0" -> "disable";
            default -> ssl;
          };
    }
    return switch (mode) {
      case "disable", "allow", "prefer", "require", "verify-ca" -> mode;
      // The certificate names the database, and the console dials the near end of a forwarding.
      case "verify-full" -> forwarded ? "verify-ca" : mode;
      default -> "require";
    };
  }

  private @Nullable String lower(String name) {
    String value = params.get(name);
    return value == null ? null : value.toLowerCase(Locale.ROOT);
  }

  /** Amazon RDS Proxy, which logs in with passwords of its own. */
  boolean isRdsProxy() {
    return hosts.stream()
        .anyMatch(h -> h.host().contains(".proxy-") && h.host().endsWith(".rds.amazonaws.com"));
  }
}
