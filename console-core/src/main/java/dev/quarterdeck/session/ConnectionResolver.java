package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides where to connect: the command line before the environment before the configuration. What
 * is left open ({@code null}) is the SDK's chain to decide.
 */
public final class ConnectionResolver {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z0-9]+){1,4}-\\d{1,2}");

  private final Map<String, String> env;
  private final Config config;

  public ConnectionResolver(Map<String, String> env, Config config) {
    this.env = env;
    this.config = config;
  }

  /**
   * What the command line asked for; null and empty mean not asked for.
   *
   * @param profiles one or several names, each also as a list with commas
   * @param regions likewise
   * @param usual how long the command may take where neither it nor the configuration says so
   */
  public record Wishes(
      List<String> profiles,
      List<String> regions,
      @Nullable URI endpoint,
      boolean readOnly,
      @Nullable Duration timeout,
      Duration usual) {
    public static final Wishes NONE =
        new Wishes(List.of(), List.of(), null, false, null, TimeLimits.USUAL);
  }

  /** The first of {@link #all}. */
  public Outcome<Connection> one(Wishes wishes) {
    return all(wishes).map(List::getFirst);
  }

  /** Every profile with every region, in the order given: contexts side by side; never empty. */
  public Outcome<List<Connection>> all(Wishes wishes) {
    return Outcome.of(
        () -> {
          List<@Nullable String> profiles = profiles(wishes);
          List<@Nullable String> regions = regions(wishes);
          List<Connection> connections = new ArrayList<>();
          for (String profile : profiles) {
            for (String region : regions) {
              connections.add(connection(wishes, profile, region));
            }
          }
          return List.copyOf(connections);
        });
  }

  private Connection connection(Wishes wishes, @Nullable String profile, @Nullable String region) {
    URI endpoint = wishes.endpoint() != null ? checked(wishes.endpoint()) : environmentEndpoint();
    return new Connection(
        profile,
        region,
        endpoint != null ? endpoint : environmentNamesEndpoints() ? null : config.endpointUrl(),
        null,
        wishes.readOnly() || config.readOnly() || ruleReadOnly(profile, region),
        limits(config, wishes.timeout(), wishes.usual()));
  }

  /** The command line before the configuration before what is usual. */
  public static TimeLimits limits(Config config, @Nullable Duration asked, Duration usual) {
    return TimeLimits.of(asked != null ? asked : config.timeout(), usual);
  }

  /** Rules that need no account id can make a session read-only before anything is asked of AWS. */
  private boolean ruleReadOnly(@Nullable String profile, @Nullable String region) {
    return EnvironmentLabel.rule(
            config.environments(),
            new EnvironmentLabel.Known(null, profile, region, List.of(), Map.of()))
        .map(Config.EnvironmentRule::readOnly)
        .orElse(false);
  }

  private List<@Nullable String> profiles(Wishes wishes) {
    List<@Nullable String> asked = split(wishes.profiles());
    if (!asked.isEmpty()) {
      return asked;
    }
    // Keys in the environment win over a profile named there, as in the AWS CLI.
    boolean keys = given("AWS_ACCESS_KEY_ID") != null;
    String profile = keys ? null : given("AWS_PROFILE");
    if (profile == null && !keys) {
      profile = given("AWS_DEFAULT_PROFILE");
    }
    if (profile == null && !keys) {
      profile = config.profile();
    }
    return Arrays.asList(profile);
  }

  private List<@Nullable String> regions(Wishes wishes) {
    List<@Nullable String> asked = split(wishes.regions());
    if (asked.isEmpty()) {
      String region = given("AWS_REGION");
      if (region == null) {
        region = given("AWS_DEFAULT_REGION");
      }
      // A profile chosen by name brings its own region before the configuration's.
      boolean chosen = !wishes.profiles().isEmpty();
      return Arrays.asList(checkedRegion(region != null || chosen ? region : config.region()));
    }
    asked.forEach(ConnectionResolver::checkedRegion);
    return asked;
  }

  private static List<@Nullable String> split(List<String> given) {
    List<@Nullable String> parts = new ArrayList<>();
    for (String list : given) {
      for (String part : list.split(",")) {
        if (!part.isBlank() && !parts.contains(part.strip())) {
          parts.add(part.strip());
        }
      }
    }
    return parts;
  }

  private static @Nullable String checkedRegion(@Nullable String region) {
    if (region != null && !looksLikeRegion(region)) {
      throw new ProblemException(
          new Problem.Invalid(
              Text.shorten(Text.clean(region), 60) + " is no AWS region.",
              "Give for example --region eu-central-1."));
    }
    return region;
  }

  /** Whether a text has the form of a region's name; it becomes part of a host name. */
  public static boolean looksLikeRegion(String text) {
    return REGION.matcher(text).matches();
  }

  private @Nullable URI environmentEndpoint() {
    if (environmentNamesServices()
        || "true".equalsIgnoreCase(given("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
      return null;
    }
    String url = given("AWS_ENDPOINT_URL");
    if (url == null) {
      return null;
    }
    return endpoint(url)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Invalid(
                        "AWS_ENDPOINT_URL is no http or https address.",
                        "Set it to for example http://127.0.0.1:4566, or unset it.")));
  }

  /** AWS_ENDPOINT_URL_ECS and the like differ by service: the SDK knows them all. */
  private boolean environmentNamesServices() {
    return env.keySet().stream().anyMatch(k -> k.startsWith("AWS_ENDPOINT_URL_"));
  }

  private boolean environmentNamesEndpoints() {
    return env.keySet().stream().anyMatch(k -> k.startsWith("AWS_ENDPOINT_URL"));
  }

  private static URI checked(URI endpoint) {
    Function<URI, Optional<URI>> check = u -> endpoint(u.toString());
    return check
        .apply(endpoint)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem.Invalid(
                        Text.shorten(Text.clean(endpoint.toString()), 100)
                            + " is no http or https address.",
                        "Give for example --endpoint-url http://127.0.0.1:4566.")));
  }

  /** The address of an endpoint, when the text is one. */
  public static Optional<URI> endpoint(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private @Nullable String given(String name) {
    String value = env.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
