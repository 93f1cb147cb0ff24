package dev.quarterdeck.rotation.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One new version of every secret, promoted and rolled out.
 *
 * @param index from 0
 * @param retiring takes the old value out of the secret itself, after the overlap
 * @param accepting the recipes' accept was meant to be called, and may have been
 * @param promotedAt in AWS's time, once every secret's default read gives the new version
 * @param reversedAt in AWS's time, once every secret is back
 */
public record Phase(
    int index,
    boolean retiring,
    boolean accepting,
    List<Version> versions,
    @Nullable Instant promotedAt,
    @Nullable Instant reversedAt,
    List<Roll> rolls) {
  public Phase {
    versions = List.copyOf(versions);
    rolls = List.copyOf(rolls);
  }

  /** How far a secret is. */
  public enum State {
    /** Its token is chosen. */
    MEANT,
    STAGED,
    /** The swap of AWSCURRENT was meant, and may have been made. */
    PROMOTING,
    PROMOTED,
    /** Back on {@code base}. */
    REVERSED
  }

  /**
   * A secret in this phase.
   *
   * @param base the version that the new one was made of, and that promotion is swapped against
   * @param id the new version; was the token of its PutSecretValue
   * @param attempt counts those that were made anew from somebody else's version
   */
  public record Version(String secret, String base, String id, int attempt, State state) {
    public Version to(State next) {
      return new Version(secret, base, id, attempt, next);
    }
  }

  public Version version(String secret) {
    return versions.stream().filter(v -> v.secret().equals(secret)).findFirst().orElseThrow();
  }

  public Phase with(Version changed) {
    return new Phase(
        index,
        retiring,
        accepting,
        versions.stream().map(v -> v.secret().equals(changed.secret()) ? changed : v).toList(),
        promotedAt,
        reversedAt,
        rolls);
  }

  public Phase markAccepting() {
    return new Phase(index, retiring, true, versions, promotedAt, reversedAt, rolls);
  }

  public Phase promoted(Instant at) {
    return new Phase(index, retiring, accepting, versions, at, reversedAt, rolls);
  }

  public Phase reversed(Instant at) {
    return new Phase(index, retiring, accepting, versions, promotedAt, at, rolls);
  }

  public Optional<Roll> roll(String ref, boolean back) {
    return rolls.stream().filter(r -> r.ref().equals(ref) && r.back() == back).findFirst();
  }

  /** Adds the roll, or puts it in the place of the service's earlier one of that direction. */
  public Phase with(Roll roll) {
    UnaryOperator<Roll> swap =
        r -> r.ref().equals(roll.ref()) && r.back() == roll.back() ? roll : r;
    List<Roll> all =
        roll(roll.ref(), roll.back()).isPresent()
            ? rolls.stream().map(swap).toList()
            : Stream.concat(rolls.stream(), Stream.of(roll)).toList();
    return new Phase(index, retiring, accepting, versions, promotedAt, reversedAt, all);
  }
}
