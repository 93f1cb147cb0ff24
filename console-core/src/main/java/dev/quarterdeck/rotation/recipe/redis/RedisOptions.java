package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import dev.quarterdeck.rotation.recipe.connect.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be asked of the recipe; kept apart from it, so that help loads no more than this. */
final class RedisOptions {
  private static final String EXAMPLE = "localhost:16379";

  private static final RecipeOption GROUP =
      RecipeOption.text(
          "replication-group",
          "ID",
          "The ElastiCache replication group whose AUTH token it is.",
          "as the address in the secret names it",
          given ->
              given.matches("[A-Za-z][A-Za-z0-9-]{0,39}")
                  ? Optional.empty()
                  : Optional.of("must be the id of a replication group"));
  private static final RecipeOption USER =
      RecipeOption.text(
          "user-id",
          "ID",
          "The ElastiCache user whose password it is (role-based access control).",
          "the one of the address's name in the replication group that it names",
          given ->
              given.matches("[A-Za-z][A-Za-z0-9-]{0,39}")
                  ? Optional.empty()
                  : Optional.of("must be the id of a user"));
  private static final RecipeOption ADMIN =
      ServerOptions.admin(
          "The secret with the address of a user that may change ACLs; for users of a plain Redis.",
          "the user itself");
  private static final RecipeOption HOST = ServerOptions.host("server");
  private static final RecipeOption NODES =
      RecipeOption.text(
          "nodes",
          "HOST:PORT,…",
          "Every server that must know the password, replicas too: ACL users are not replicated.",
          "the one in the address",
          given ->
              ServerOptions.parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be hosts with or without ports, separated by commas"));
  private static final RecipeOption ROOT =
      ServerOptions.rootcert(
          "The certificates (PEM) that a TLS server's is checked against.",
          "those that the JDK trusts");
  private static final RecipeOption OVERLAP =
      ServerOptions.overlap("How long the old password stays valid after the roll-out.");

  static final RecipeGuide GUIDE =
      new RecipeGuide(
          "redis",
          "The login of a Redis or Valkey: ElastiCache's AUTH token or user, or an ACL user's password.",
          List.of(GROUP, USER, ADMIN, HOST, NODES, ROOT, OVERLAP));

  private RedisOptions() {}

  static @Nullable String group(Settings settings) {
    return GROUP.in(settings);
  }

  static @Nullable String user(Settings settings) {
    return USER.in(settings);
  }

  static Optional<OtherSecret> admin(Settings settings) {
    return ServerOptions.admin(ADMIN, settings);
  }

  static @Nullable HostPort host(Settings settings) {
    return ServerOptions.hosts(HOST, EXAMPLE, settings).stream().findFirst().orElse(null);
  }

  /** Empty when none were named. */
  static List<HostPort> nodes(Settings settings) {
    return ServerOptions.hosts(NODES, EXAMPLE, settings);
  }

  static @Nullable Path rootCertificate(Settings settings) {
    String given = ROOT.in(settings);
    return given == null ? null : Path.of(given);
  }

  static Duration overlap(Settings settings) {
    return ServerOptions.overlap(OVERLAP, settings);
  }
}
