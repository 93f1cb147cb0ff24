package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.recipe.keyset.KeySet;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretDocument;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which recipe fits a key: the one that its tag remembers, else a guess from the secret's
 * configuration, the value's form and the key's name, with the reason. What cannot be guessed is
 * not guessed.
 */
public final class RecipeChooser {
  private static final Set<String> POSTGRES =
      Set.of("postgres", "postgresql", "postgresql+psycopg");
  private static final Set<String> REDIS = Set.of("redis", "rediss", "valkey", "valkeys");
  private final SecretStore store;

  public RecipeChooser(SecretStore store) {
    this.store = store;
  }

  /**
   * A recipe for a key.
   *
   * @param options that are remembered with it
   * @param reason why this one, in words that complete "because"; holds nothing of the value
   * @param remembered it comes from the tag, not from a guess
   */
  public record Choice(
      String recipe, Map<String, String> options, String reason, boolean remembered) {
    public Choice {
      options = Map.copyOf(options);
    }
  }

  /** Reads the secret and its value; {@link Problem.Invalid} where nothing fits. */
  public Outcome<Choice> choose(String id, @Nullable String key) {
    return Outcome.of(
        () -> {
          SecretSummary secret = store.describe(id).orThrow();
          Optional<RecipeTag> tag = RecipeTag.in(secret.tags(), key);
          if (tag.isPresent()) {
            return remembered(tag.get(), key);
          }
          if (secret.rotation().enabled()) {
            return guess("native", "rotation by a function is set up for this secret");
          }
          try (SecretContent content = store.read(secret.arn(), VersionRef.CURRENT).orThrow()) {
            return choose(secret, key, content)
                .orElseThrow(() -> new ProblemException(nothingFits(secret, key)));
          }
        });
  }

  private static Choice remembered(RecipeTag tag, @Nullable String key) {
    if (Recipes.guide(tag.recipe()).isEmpty()) {
      throw new ProblemException(
          new Problem.Invalid(
              "The tag "
                  + RecipeTag.name(key)
                  + " names a recipe that there is not: "
                  + Text.shorten(Text.clean(tag.recipe()), 40)
                  + ".",
              "Correct the tag, or name a recipe with --recipe."));
    }
    return new Choice(tag.recipe(), tag.options(), "the secret's tag says so", true);
  }

  private static Optional<Choice> choose(
      SecretSummary secret, @Nullable String key, SecretContent content) {
    KeyName name = KeyName.of(secret.name(), key);
    if (content.binary()) {
      return Optional.empty();
    }
    if (key == null) {
      return suggest(name, content.value());
    }
    SecretValue value = SecretDocument.valueOf(content.value(), key).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    try (value) {
      return suggest(name, value);
    }
  }

  /** By the value's form, which is certain, else by the key's name. */
  static Optional<Choice> suggest(KeyName name, SecretValue value) {
    String scheme = ValueKind.scheme(value);
    if (POSTGRES.contains(scheme)) {
      return Optional.of(guess("postgres", "the value is the URL of a PostgreSQL database"));
    }
    if (REDIS.contains(scheme)) {
      return Optional.of(guess("redis", "the value is the URL of a Redis server"));
    }
    if (KeySet.keys(value).isDone()) {
      return Optional.of(guess("keyset", "the value is a set of signing keys"));
    }
    Optional<Provider> issuer = Provider.ofValue(value);
    if (issuer.isPresent()) {
      return Optional.of(
          guess(
              "supplied",
              "the value has the form of a key that " + issuer.get().title() + " issues"));
    }
    return switch (ValueKind.of(value)) {
      case URL -> Optional.of(guess("supplied", "the value is a URL of somebody else's"));
      case PEM -> Optional.of(guess("supplied", "the value is a PEM file that others know of"));
      case JSON ->
          Optional.of(guess("supplied", "the value is a JSON document of somebody else's"));
      case OTHER -> byName(name);
    };
  }

  private static Optional<Choice> byName(KeyName name) {
    if (name.has("redis", "valkey", "elasticache")) {
      return Optional.of(guess("redis", "the name is that of a Redis password or AUTH token"));
    }
    if (name.has("postgres", "postgresql", "pg", "pgpassword", "database", "db")) {
      return Optional.of(guess("postgres", "the name is that of a database login"));
    }
    Optional<Provider> issuer = Provider.ofName(name);
    if (issuer.isPresent()) {
      return Optional.of(
          guess("supplied", "the name is that of a key that " + issuer.get().title() + " issues"));
    }
    if (name.encrypts()) {
      // A new key would lock away what the old one encrypted: nothing to do by a guess.
      return Optional.empty();
    }
    if (name.hasPair("api", "key") || name.hasPair("access", "key") || name.has("license")) {
      return Optional.of(guess("supplied", "the name is that of a key that somebody issued"));
    }
    if (name.signs()) {
      return Optional.of(guess("generated", "the name is that of a secret that signs"));
    }
    if (name.has("secret", "salt", "pepper", "nonce", "token", "password")) {
      return Optional.of(
          guess("generated", "the name is that of a random value of your own services"));
    }
    return Optional.empty();
  }

  private static Choice guess(String recipe, String reason) {
    return new Choice(recipe, Map.of(), reason, false);
  }

  private static Problem nothingFits(SecretSummary secret, @Nullable String key) {
    return new Problem.Invalid(
        "Neither the name nor the value of "
            + Text.shorten(Text.clean(key == null ? secret.name() : key), 60)
            + " tells how it is changed.",
        "Name a recipe, for example --recipe generated; see: qd rotations recipes");
  }
}
