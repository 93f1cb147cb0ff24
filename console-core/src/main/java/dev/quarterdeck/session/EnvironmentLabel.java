package dev.quarterdeck.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the environment that is being worked on: by configuration, else by what names and tags say.
 * When in doubt a name with "prod" in it is production: asking once too often harms nobody.
 */
public final class EnvironmentLabel {
  private static final Pattern PRODUCTION =
      Pattern.compile(
          "(?i)(?<!non)(?<!non[-_. ])(?<!pre)(?<!pre[-_. ])(?<!not[-_. ])prod(uction)?(?![a-z])");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)(?<![a-z])(non-?prod|pre-?prod|staging|stage|test|testing|qa|uat|dev|development"
              + "|demo|integration)(?![a-z])");
  private static final List<String> TAGS = List.of("environment", "env", "stage");

  /**
   * Stands for the tags of a thing that could not be read: they may say production, and so it is
   * asked as production asks. No tag of AWS's can be called that by chance.
   */
  public static final Map<String, String> UNREAD = Map.of("qd:unread", "");

  private EnvironmentLabel() {}

  /**
   * What is known so far; more may be known later, for example the account after STS answered.
   *
   * @param names of the clusters seen
   * @param tags of the account's or cluster's, where known
   */
  public record Known(
      @Nullable String account,
      @Nullable String profile,
      @Nullable String region,
      List<String> names,
      Map<String, String> tags) {

    public static Known of(Connection connection) {
      return new Known(null, connection.profile(), connection.region(), List.of(), Map.of());
    }

    public Known withAccount(String id) {
      return new Known(id, profile, region, names, tags);
    }

    public Known withNames(List<String> clusters) {
      return new Known(account, profile, region, List.copyOf(clusters), tags);
    }

    /** One more of them. */
    public Known withName(String cluster) {
      return names.contains(cluster)
          ? this
          : withNames(Stream.concat(names.stream(), Stream.of(cluster)).sorted().toList());
    }

    public Known withTags(Map<String, String> given) {
      return new Known(account, profile, region, names, Map.copyOf(given));
    }
  }

  /** The label of a connection; a sandbox is {@code sandbox} unless configured otherwise. */
  public static Environment of(Connection connection, Config config, Known known) {
    Optional<Config.EnvironmentRule> rule = rule(config.environments(), known);
    if (rule.isPresent()) {
      return new Environment(rule.get().label(), rule.get().production());
    }
    if (connection.keys() != null) {
      return new Environment("sandbox", false);
    }
    return named(known);
  }

  /** The label that a connection would have, as far as configuration and names tell. */
  public static Environment expected(Config config, Known known) {
    return rule(config.environments(), known)
        .map(r -> new Environment(r.label(), r.production()))
        .orElseGet(() -> named(known));
  }

  private static Environment named(Known known) {
    return byName(known).or(() -> byTag(known)).orElseGet(() -> unlabelled(known));
  }

  /** The first rule that matches what is known. */
  public static Optional<Config.EnvironmentRule> rule(
      List<Config.EnvironmentRule> rules, Known known) {
    return rules.stream().filter(r -> matches(r.match(), known)).findFirst();
  }

  private static boolean matches(Config.Match match, Known known) {
    return (match.account() == null || match.account().equals(known.account()))
        && like(match.profile(), known.profile())
        && like(match.region(), known.region())
        && (match.name() == null || known.names().stream().anyMatch(n -> like(match.name(), n)));
  }

  private static boolean like(@Nullable String pattern, @Nullable String text) {
    if (pattern == null) {
      return true;
    }
    if (text == null) {
      return false;
    }
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  private static Optional<Environment> byName(Known known) {
    if (production(known.profile())
        || known.names().stream().anyMatch(n -> production(n))
        || tells(known).anyMatch(EnvironmentLabel::production)) {
      return Optional.of(new Environment("production", true));
    }
    if (known.tags().keySet().containsAll(UNREAD.keySet())) {
      return Optional.of(new Environment("unknown, tags not readable", true));
    }
    String profile = known.profile();
    if (profile != null && OTHER.matcher(profile).find()) {
      return Optional.of(new Environment(profile, false));
    }
    return Optional.empty();
  }

  private static boolean production(@Nullable String name) {
    return name != null && PRODUCTION.matcher(name).find();
  }

  private static Optional<Environment> byTag(Known known) {
    return tells(known).findFirst().map(value -> new Environment(value, false));
  }

  /** The values of the tags that tell an environment, the most telling tag first. */
  private static Stream<String> tells(Known known) {
    return TAGS.stream()
        .flatMap(
            tag ->
                known.tags().entrySet().stream()
                    .filter(t -> t.getKey().equalsIgnoreCase(tag))
                    .map(Map.Entry::getValue)
                    .sorted());
  }

  /** Whether such a tag of that value says production. */
  public static boolean production(Map.Entry<String, String> tag) {
    return TAGS.stream().anyMatch(tag.getKey()::equalsIgnoreCase) && production(tag.getValue());
  }

  private static Environment unlabelled(Known known) {
    String label =
        known.profile() != null
            ? known.profile()
            : known.account() != null ? known.account() : "default";
    return new Environment(label, false);
  }
}
