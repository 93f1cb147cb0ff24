package dev.quarterdeck.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole rotations of what opens a real PostgreSQL. */
final class ProviderRotationTest extends ProviderRotation {
  private static final String DATABASE = "acme/prod/database-url";
  private static final PostgresServer POSTGRES = PostgresServer.get();

  /** A role of that name, in a database of its own, as the secret names it. */
  private String role(String name) {
    String database = POSTGRES.database();
    POSTGRES.admin("CREATE ROLE " + name + " LOGIN PASSWORD '" + CANARY + "'");
    value(
        DATABASE,
        "postgresql://" + name + ":" + CANARY + "@localhost:" + POSTGRES.port() + "/" + database);
    return database;
  }

  private static boolean opens(String url) {
    String[] parts = url.split("://|:|@|/", -1);
    try (Connection c = POSTGRES.connect(parts[5], parts[1], parts[2])) {
      return c.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void aDatabasePasswordIsRotatedAndTheOldOneEnds() throws Exception {
    role("e2e_one");
    String old = value(DATABASE);
    RotationResult r = completed(DATABASE, "postgres", Map.of());
    String now = value(DATABASE);
    assertThat(now).isNotEqualTo(old);
    assertThat(opens(now)).isTrue();
    assertThat(opens(old)).isFalse();
    bench.allRunWith(DATABASE, bench.current(DATABASE), "api", "billing", "worker");
    nowhere(r, CANARY, word(now));
    assertThat(POSTGRES.log()).doesNotContain(word(now));
  }

  @Test
  void aDatabasePasswordIsTheOldOneAgainWhenTheServicesFailWithTheNewOne() throws Exception {
    role("e2e_two");
    String old = value(DATABASE);
    RotationResult r = backedOut(DATABASE, "postgres", Map.of());
    assertThat(r.exit()).isEqualTo(ExitCode.BAD);
    assertThat(value(DATABASE)).isEqualTo(old);
    assertThat(opens(old)).isTrue();
    bench.allRunWith(DATABASE, bench.current(DATABASE), "api", "billing", "worker");
    nowhere(r, CANARY);
  }

  @Test
  void twoRolesTakeTurnsAndTheOldOneIsRetiredAfterItsOverlap() throws Exception {
    administrator(role("e2e_three"));
    String old = value(DATABASE);
    RotationResult r = completed(DATABASE, "postgres", Map.of("admin", "acme/prod/db-admin"));
    String now = value(DATABASE);
    assertThat(now).contains("//e2e_three_clone:");
    assertThat(opens(now)).isTrue();
    assertThat(opens(old)).isTrue();
    RotationResult retired = retired(r);
    assertThat(opens(old)).isFalse();
    assertThat(opens(now)).isTrue();
    nowhere(retired, CANARY, word(now), "administrators");
  }

  private void administrator(String database) {
    try (SecretValue admin = SecretValue.ofText(POSTGRES.adminUrl(database))) {
      bench
          .console()
          .ports()
          .secretEditor()
          .create(
              new dev.quarterdeck.secrets.SecretEditor.Creation(
                  "acme/prod/db-admin", UUID.randomUUID().toString(), null, null, Map.of()),
              admin)
          .orThrow();
    }
  }

  @Test
  void theOtherRoleIsShutAgainWhenTheServicesFailWithIt() throws Exception {
    administrator(role("e2e_four"));
    String old = value(DATABASE);
    String before = bench.current(DATABASE);
    RotationResult r = backedOut(DATABASE, "postgres", Map.of("admin", "acme/prod/db-admin"));
    assertThat(bench.current(DATABASE)).isEqualTo(before);
    assertThat(opens(old)).isTrue();
    String refused = text(DATABASE, r.keys().getFirst().newVersion());
    assertThat(refused).contains("//e2e_four_clone:");
    assertThat(opens(refused)).isFalse();
    bench.allRunWith(DATABASE, before, "api", "billing", "worker");
    assertThat(bench.strays(DATABASE)).isEmpty();
    nowhere(r, CANARY, word(refused), "administrators");
  }
}
