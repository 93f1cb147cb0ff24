package dev.quarterdeck.readiness.rules;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.readiness.collect.Chosen;
import dev.quarterdeck.readiness.collect.Database;
import dev.quarterdeck.readiness.collect.DatabaseFacts.Group;
import dev.quarterdeck.readiness.collect.DatabaseReadings.Parameter;
import dev.quarterdeck.readiness.collect.Readings;
import dev.quarterdeck.readiness.evidence.Finding;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database refuses connections without TLS: {@code rds.force_ssl} of PostgreSQL and SQL
 * Server, {@code require_secure_transport} of MySQL and MariaDB.
 */
final class DatabaseTlsRule {
  private static final Set<String> ON = Set.of("1", "on", "true");

  private DatabaseTlsRule() {}

  static Finding judge(Readings in) {
    Chosen<Database> chosen = in.databases().chosen();
    Checks checks =
        new Checks(
            chosen.source("rds:DescribeDBParameters, rds:DescribeDBClusterParameters"), in.now());
    for (Database d : chosen.found().items()) {
      if (parameter(d) == null || d.group() == null) {
        checks.unknown(
            d.id(),
            "Engine",
            d.common().engine(),
            "its engine asks for TLS in another way than a parameter; look by hand");
      }
    }
    Listing<Parameter> parameters =
        in.databases().parameters(chosen.found(), DatabaseTlsRule::parameter);
    return checks
        .each(parameters, p -> p.database().id(), p -> insists(checks, p))
        .done(DatabaseRules.NONE);
  }

  private static void insists(Checks checks, Parameter p) {
    Database d = p.database();
    String value = p.value();
    boolean on = value == null ? presetOn(d) : ON.contains(value.toLowerCase(Locale.ROOT));
    Group group = d.group();
    String status = group == null ? null : group.status();
    boolean waits = status != null && !status.equals("in-sync");
    String by = value == null ? ", as its engine's version presets it" : "";
    checks.add(
        !on ? Status.FAIL : waits ? Status.WARN : Status.PASS,
        d.id(),
        p.name(),
        value,
        !on
            ? "takes connections without TLS" + by
            : waits
                ? "will refuse connections without TLS; its parameter group is " + status
                : "refuses connections without TLS" + by);
  }

  private static @Nullable String parameter(Database d) {
    String engine = d.common().engine();
    if (engine.equals("postgres")
        || engine.equals("aurora-postgresql")
        || engine.startsWith("sqlserver-")) {
      return "rds.force_ssl";
    }
    return engine.equals("mysql") || engine.equals("mariadb") || engine.equals("aurora-mysql")
        ? "require_secure_transport"
        : null;
  }

  /**
   * What AWS presets where a group leaves the parameter alone: on for RDS for PostgreSQL from 15,
   * Aurora PostgreSQL from 17 and RDS for MariaDB from 11.8, off for all others (RDS User Guide,
   * "Requiring an SSL connection to a PostgreSQL DB instance" and "Requiring SSL/TLS for all
   * connections to a MariaDB DB instance"; Aurora User Guide, "Securing Aurora PostgreSQL data with
   * SSL/TLS").
   */
  private static boolean presetOn(Database d) {
    int[] version = version(d.common().version());
    return switch (d.common().engine()) {
      case "postgres" -> version[0] >= 15;
      case "aurora-postgresql" -> version[0] >= 17;
      case "mariadb" -> version[0] > 11 || (version[0] == 11 && version[1] >= 8);
      default -> false;
    };
  }

  /** Major and minor; 0 where it says none. */
  private static int[] version(String text) {
    String[] parts = text.split("\\.", -1);
    return new int[] {number(parts, 0), number(parts, 1)};
  }

  private static int number(String[] parts, int at) {
    return parts.length > at && parts[at].matches("\\d{1,4}") ? Integer.parseInt(parts[at]) : 0;
  }
}
