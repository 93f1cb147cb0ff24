package dev.quarterdeck.rotation;

import dev.quarterdeck.rotation.recipe.Recipe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a rotation.
 *
 * @param targets the keys; of one secret or of several, promoted together, with one redeployment
 *     for each service
 * @param options how it is rolled out
 */
public record RotationRequest(List<Target> targets, Options options) {
  public RotationRequest {
    targets = List.copyOf(targets);
  }

  /**
   * One key.
   *
   * @param secret name or ARN
   * @param key of its JSON document; null for a secret that is one value
   * @param recipe how the new value is made; holds a supplied value, if there is one
   * @param options by the recipe's names; never a value
   */
  public record Target(
      String secret, @Nullable String key, Recipe recipe, Map<String, String> options) {
    public Target {
      options = Map.copyOf(options);
    }
  }

  /**
   * How it is rolled out.
   *
   * @param canary {@code CLUSTER/SERVICE}, or the service's name alone: rolled and probed first
   * @param compromised the old value is known to others: no overlap, every consumer at once, and a
   *     proof at the end that nobody holds it any more
   * @param soak how long the services must stay well after the roll-out
   * @param probe answers 2xx when all is well; asked besides the services' health
   * @param patience the longest that one roll-out may take
   * @param forceUnsteady begins although a consumer is not steady; what is wrong with it before is
   *     not held against the new value
   * @param addsKeys a key that the secret does not have yet is added; without it that is refused,
   *     because a name may be misspelt
   */
  public record Options(
      @Nullable String canary,
      boolean compromised,
      Duration soak,
      @Nullable URI probe,
      Duration patience,
      boolean forceUnsteady,
      boolean addsKeys) {
    /** All at once, a minute of soak, half an hour for a roll-out. */
    public static final Options DEFAULT =
        new Options(null, false, Duration.ofMinutes(1), null, Duration.ofMinutes(30), false, false);
  }
}
