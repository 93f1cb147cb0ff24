package dev.quarterdeck.rotation.recipe.connect;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.rotation.recipe.RecipeOption;
import dev.quarterdeck.rotation.recipe.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options that every recipe has whose login is tried on a server. */
public final class ServerOptions {
  private ServerOptions() {}

  /** {@code admin}: another secret, whose login may do more. */
  public static RecipeOption admin(String text, @Nullable String otherwise) {
    return RecipeOption.text(
        "admin",
        "SECRET[:KEY]",
        text,
        otherwise,
        given ->
            OtherSecret.parse(given).isPresent()
                ? Optional.empty()
                : Optional.of("must name a secret, or SECRET:KEY"));
  }

  /** {@code host}: how this machine reaches the server. */
  public static RecipeOption host(String server) {
    return RecipeOption.text(
        "host",
        "HOST:PORT",
        "How this machine reaches the "
            + server
            + ", for example the near end of a forwarded port; the secret keeps its own address.",
        "the address in the secret",
        given ->
            HostPort.parse(given).isPresent()
                ? Optional.empty()
                : Optional.of("must be a host with or without a port"));
  }

  /** {@code rootcert}: a file of certificates. */
  public static RecipeOption rootcert(String text, String otherwise) {
    return RecipeOption.file("rootcert", text, otherwise);
  }

  /** {@code overlap}: an hour unless said otherwise. */
  public static RecipeOption overlap(String text) {
    return RecipeOption.time("overlap", text, "1h");
  }

  /** What {@link #admin} was given. */
  public static Optional<OtherSecret> admin(RecipeOption admin, Settings settings) {
    return Optional.ofNullable(admin.in(settings)).flatMap(OtherSecret::parse);
  }

  /** What {@link #host}, or a list of such, was given; empty where it was not. */
  public static List<HostPort> hosts(RecipeOption option, String example, Settings settings) {
    String given = option.in(settings);
    return given == null
        ? List.of()
        : parse(given)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.Invalid(
                            "The option " + option.name() + " is no host with a port.",
                            "For example --option " + option.name() + "=" + example + ".")));
  }

  /** {@code HOST:PORT,…}; empty where one of them is none. */
  public static Optional<List<HostPort>> parse(String list) {
    List<Optional<HostPort>> read =
        Arrays.stream(list.split(",", -1)).map(n -> HostPort.parse(n.strip())).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** What {@link #overlap} was given; none for a value that somebody else knows. */
  public static Duration overlap(RecipeOption overlap, Settings settings) {
    return settings.compromised() ? Duration.ZERO : overlap.time(settings, Duration.ofHours(1));
  }
}
