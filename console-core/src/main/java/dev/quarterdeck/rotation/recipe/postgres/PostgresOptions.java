package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be asked of the recipe; kept apart from it, so that help loads no more than this. */
final class PostgresOptions {
  private static final RecipeOption MODE =
      RecipeOption.choice(
          "mode",
          "password: the role gets another password; alternate: two roles take turns, so that what"
              + " is connected stays connected and both work until the old one is retired.",
          "alternate when admin is given, else password",
          List.of("password", "alternate"));
  private static final RecipeOption ADMIN =
      RecipeOption.text(
          "admin",
          "SECRET[:KEY]",
          "The secret with the address, or username and password, of a role that may make roles"
              + " (CREATEROLE).",
          null,
          given ->
              OtherSecret.parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must name a secret, or SECRET:KEY"));
  private static final RecipeOption HOST =
      RecipeOption.text(
          "host",
          "HOST:PORT",
          "How this machine reaches the database, for example the near end of a forwarded port; the"
              + " secret keeps its own address.",
          "the address in the secret",
          given ->
              HostPort.parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be a host with or without a port"));
  private static final RecipeOption ROOT =
      RecipeOption.file(
          "rootcert",
          "The certificates that the database's is checked against, where the address asks for it.",
          "where PostgreSQL's clients look");
  private static final RecipeOption RETIRE =
      RecipeOption.choice(
          "retire",
          "What becomes of the other role in the end: nologin takes its password and its right to"
              + " log in; password only the password. It is never dropped.",
          "nologin",
          List.of("nologin", "password"));
  private static final RecipeOption OVERLAP =
      RecipeOption.time(
          "overlap",
          "How long the other role may still log in after the roll-out, with mode=alternate.",
          "1h");

  static final RecipeGuide GUIDE =
      new RecipeGuide(
          "postgres",
          "The login of a PostgreSQL database, in an address such as DATABASE_URL or in JSON.",
          List.of(MODE, ADMIN, HOST, ROOT, RETIRE, OVERLAP));

  private PostgresOptions() {}

  static boolean alternates(Settings settings) {
    return MODE.in(settings, settings.option("admin") == null ? "password" : "alternate")
        .equals("alternate");
  }

  static Optional<OtherSecret> admin(Settings settings) {
    return Optional.ofNullable(ADMIN.in(settings)).flatMap(OtherSecret::parse);
  }

  static @Nullable HostPort host(Settings settings) {
    String given = HOST.in(settings);
    return given == null
        ? null
        : HostPort.parse(given)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.Invalid(
                            "The option host is no host with a port.",
                            "For example --option host=localhost:15432.")));
  }

  static @Nullable String rootCertificate(Settings settings) {
    return ROOT.in(settings);
  }

  static boolean shuts(Settings settings) {
    return RETIRE.in(settings, "nologin").equals("nologin");
  }

  static Duration overlap(Settings settings) {
    return settings.compromised() ? Duration.ZERO : OVERLAP.time(settings, Duration.ofHours(1));
  }
}
