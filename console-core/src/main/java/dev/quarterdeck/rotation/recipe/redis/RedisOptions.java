package dev.quarterdeck.rotation.recipe.redis;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.recipe.RecipeGuide;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import dev.quarterdeck.rotation.recipe.connect.HostPort;
import dev.quarterdeck.rotation.recipe.connect.OtherSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be asked of the recipe; kept apart from it, so that help loads no more than this. */
final class RedisOptions {
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
      RecipeOption.text(
          "admin",
          "SECRET[:KEY]",
          "The secret with the address of a user that may change ACLs; for users of a plain Redis.",
          "the user itself",
          given ->
              OtherSecret.parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must name a secret, or SECRET:KEY"));
  private static final RecipeOption HOST =
      RecipeOption.text(
          "host",
          "HOST:PORT",
          "How this machine reaches the server, for example the near end of a forwarded port; the"
              + " secret keeps its own address.",
          "the address in the secret",
          given ->
              HostPort.parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be a host with or without a port"));
  private static final RecipeOption NODES =
      RecipeOption.text(
          "nodes",
          "HOST:PORT,…",
          "Every server that must know the password, replicas too: ACL users are not replicated.",
          "the one in the address",
          given ->
              parse(given).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be hosts with or without ports, separated by commas"));
  private static final RecipeOption ROOT =
      RecipeOption.file(
          "rootcert",
          "The certificates (PEM) that a TLS server's is checked against.",
          "those that the JDK trusts");
  private static final RecipeOption OVERLAP =
      RecipeOption.time(
          "overlap", "How long the old password stays valid after the roll-out.", "1h");

  static final RecipeGuide GUIDE =
      new RecipeGuide(
          "redis",
          "The login of a Redis or Valkey: ElastiCache's AUTH token or user, or an ACL user's password.",
          List.of(GROUP, USER, ADMIN, HOST, NODES, ROOT, OVERLAP));

  private RedisOptions() {}

  private static Optional<List<HostPort>> parse(String list) {
    List<Optional<HostPort>> read =
        Arrays.stream(list.split(",", -1)).map(n -> HostPort.parse(n.strip())).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  static @Nullable String group(Settings settings) {
    return GROUP.in(settings);
  }

  static @Nullable String user(Settings settings) {
    return USER.in(settings);
  }

  static Optional<OtherSecret> admin(Settings settings) {
    return Optional.ofNullable(ADMIN.in(settings)).flatMap(OtherSecret::parse);
  }

  static @Nullable HostPort host(Settings settings) {
    String given = HOST.in(settings);
    return given == null ? null : parse(given).orElseThrow(() -> wrong("host")).getFirst();
  }

  /** Empty when none were named. */
  static List<HostPort> nodes(Settings settings) {
    String given = NODES.in(settings);
    return given == null ? List.of() : parse(given).orElseThrow(() -> wrong("nodes"));
  }

  private static ProblemException wrong(String option) {
    return new ProblemException(
        new Problem.Invalid(
            "The option " + option + " is no host with a port.",
            "For example --option " + option + "=localhost:16379."));
  }

  static @Nullable Path rootCertificate(Settings settings) {
    String given = ROOT.in(settings);
    return given == null ? null : Path.of(given);
  }

  static Duration overlap(Settings settings) {
    return settings.compromised() ? Duration.ZERO : OVERLAP.time(settings, Duration.ofHours(1));
  }
}
