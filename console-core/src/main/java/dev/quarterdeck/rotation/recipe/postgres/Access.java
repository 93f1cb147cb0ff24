package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import dev.quarterdeck.secrets.SecretStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads logins and opens connections as one rotation's settings say. */
final class Access {
  private final SecretStore store;
  private final Settings settings;

  Access(SecretStore store, Settings settings) {
    this.store = store;
    this.settings = settings;
  }

  /** The login in a value of the key that is rotated. The caller closes it. */
  Login login(SecretValue value) {
    return Login.read(value, settings.key(), this::document, null);
  }

  private Outcome<SecretValue> document() {
    return new OtherSecret(settings.secret(), null).read(store);
  }

  /** Where this machine dials for it. */
  private Place dialled(Place place) {
    return place.by(PostgresOptions.host(settings), PostgresOptions.rootCertificate(settings));
  }

  Place place(Login login) {
    return dialled(login.place());
  }

  Database open(Login login) {
    return Database.open(place(login), login.user(), login.password());
  }

  /** Empty when its role or password is not accepted. */
  Optional<Database> tryOpen(Login login) {
    return Database.tryOpen(place(login), login.user(), login.password());
  }

  boolean hasAdmin() {
    return PostgresOptions.admin(settings).isPresent();
  }

  /**
   * A connection of the administrator's to the server and database that {@code near} uses, whatever
   * address stands beside the administrator's role and password.
   */
  Database admin(Login near) {
    OtherSecret at =
        PostgresOptions.admin(settings).orElseThrow(() -> new ProblemException(noAdmin()));
    try (SecretValue value = at.read(store).orThrow();
        Login admin = Login.read(value, at.key(), () -> at.read(store), near.place())) {
      return Database.open(place(near), admin.user(), admin.password());
    }
  }

  private static Problem noAdmin() {
    return new Problem.Invalid(
        "Two roles that take turns need an administrator, who makes the other one and lets it in.",
        "Name the secret with its login: --option admin=SECRET:KEY; or take --option"
            + " mode=password.");
  }

  /** For the plan; null when there is nothing to say. */
  static @Nullable String proxyNote(Place place) {
    return place.isRdsProxy()
        ? "An RDS Proxy stands before the database: it logs in with a secret of its own, which must"
            + " get the new password as well."
        : null;
  }
}
