package dev.quarterdeck.rotation.recipe.postgres;

import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import dev.quarterdeck.rotation.recipe.connect.ServerOptions;
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
      ServerOptions.admin(
          "The secret with the address, or username and password, of a role that may make roles"
              + " (CREATEROLE).",
          null);
  private static final RecipeOption HOST = ServerOptions.host("database");
  private static final RecipeOption ROOT =
      ServerOptions.rootcert(
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
      ServerOptions.overlap(
          "How long the other role may still log in after the roll-out, with mode=alternate.");

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
    return ServerOptions.admin(ADMIN, settings);
  }

  static @Nullable HostPort host(Settings settings) {
    return ServerOptions.hosts(HOST, "localhost:15432", settings).stream().findFirst().orElse(null);
  }

  static @Nullable String rootCertificate(Settings settings) {
    return ROOT.in(settings);
  }

  static boolean shuts(Settings settings) {
    return RETIRE.in(settings, "nologin").equals("nologin");
  }

  static Duration overlap(Settings settings) {
    return ServerOptions.overlap(OVERLAP, settings);
  }
}
