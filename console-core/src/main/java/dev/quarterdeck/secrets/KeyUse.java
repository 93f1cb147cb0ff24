package dev.quarterdeck.secrets;

import org.jspecify.annotations.Nullable;

/**
 * One place that receives a secret's value: the row of {@code secrets usage}.
 *
 * @param secret the secret's ARN as referenced
 * @param secretName its name where the inventory knows it
 * @param key the JSON key, or null for the whole value
 * @param stage the label followed, null when pinned
 * @param pinnedVersion the version id pinned, or null: a rotation never reaches a pinned one
 * @param service null for a standalone task
 * @param deployment {@code ecs-svc/…} of the live deployment, or null for a standalone task
 * @param variable the environment variable (or log option) that receives it
 */
public record KeyUse(
    String secret,
    @Nullable String secretName,
    @Nullable String key,
    @Nullable String stage,
    @Nullable String pinnedVersion,
    String cluster,
    @Nullable String service,
    @Nullable String deployment,
    String taskDefinition,
    String container,
    String variable,
    Tasks tasks) {

  /**
   * How many running tasks hold the current value, an older one, or nobody can tell which; a pinned
   * reference is never stale.
   *
   * @param stopping how many of the stale and the unknown ones were told to stop and still run
   */
  public record Tasks(int fresh, int stale, int unknown, int stopping) {
    /** Whether one that stays holds an older value, or nobody can tell. */
    public boolean mayHoldOld() {
      return stale + unknown > stopping;
    }

    /** Those that run. */
    public int all() {
      return fresh + stale + unknown;
    }

    /** Those that run and were not told to stop. */
    public int staying() {
      return all() - stopping;
    }

    /** Both together, of different references. */
    public Tasks and(Tasks other) {
      return new Tasks(
          fresh + other.fresh,
          stale + other.stale,
          unknown + other.unknown,
          stopping + other.stopping);
    }
  }
}
