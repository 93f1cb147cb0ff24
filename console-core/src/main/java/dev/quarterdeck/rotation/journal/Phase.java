package dev.quarterdeck.rotation.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One new version of every secret, promoted and rolled out.
 *
 * @param index from 0
 * @param retiring takes the old value out of the secret itself, after the overlap
 * @param accepting the recipes' accept was meant to be called, and may have been
 * @param promotedAt in AWS's time, once every secret's default read gives the new version
 * @param reversedAt in AWS's time, once every secret is back
 * @param undone taken back to its end
 */
public record Phase(
    int index,
    boolean retiring,
    boolean accepting,
    @Nullable Instant promotedAt,
    @Nullable Instant reversedAt,
    boolean undone,
    List<Version> versions,
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
    /** The old value is current again. */
    REVERSED
  }

  /**
   * A secret in this phase.
   *
   * @param base the version that the new one is made of, and that promotion is swapped against
   * @param id the new version; the token of its PutSecretValue
   * @param from where the new values are: a version that was made before somebody else's took the
   *     base's place; null while the recipe makes them
   * @param undo a version that carries the old values on top of somebody else's; null for none
   */
  public record Version(
      String secret,
      String base,
      String id,
      @Nullable String from,
      @Nullable String undo,
      State state) {
    /** Just chosen. */
    public static Version meant(String secret, String base, String id) {
      return new Version(secret, base, id, null, null, State.MEANT);
    }

    public Version to(State next) {
      return new Version(secret, base, id, from, undo, next);
    }

    /** Made of another base than was thought, before anything was staged. */
    public Version on(String newBase) {
      return new Version(secret, newBase, id, from, undo, state);
    }

    /** The same values again, on top of somebody else's version. */
    public Version again(String theirs, String token) {
      return new Version(secret, theirs, token, id, undo, State.MEANT);
    }

    public Version undoing(String token) {
      return new Version(secret, base, id, from, token, state);
    }
  }

  /** Whether the secret gets a new version in this phase. */
  public boolean has(String secret) {
    return versions.stream().anyMatch(v -> v.secret().equals(secret));
  }

  /** The secret of that ARN. */
  public Version version(String secret) {
    return versions.stream().filter(v -> v.secret().equals(secret)).findFirst().orElseThrow();
  }

  public Phase with(Version changed) {
    return new Phase(
        index,
        retiring,
        accepting,
        promotedAt,
        reversedAt,
        undone,
        versions.stream().map(v -> v.secret().equals(changed.secret()) ? changed : v).toList(),
        rolls);
  }

  public Phase markAccepting() {
    return new Phase(index, retiring, true, promotedAt, reversedAt, undone, versions, rolls);
  }

  public Phase promoted(Instant at) {
    return new Phase(index, retiring, accepting, at, reversedAt, undone, versions, rolls);
  }

  public Phase reversed(Instant at) {
    return new Phase(index, retiring, accepting, promotedAt, at, undone, versions, rolls);
  }

  public Phase markUndone() {
    return new Phase(index, retiring, accepting, promotedAt, reversedAt, true, versions, rolls);
  }

  /** Of one service in one direction. */
  public Optional<Roll> roll(String ref, boolean back) {
    return rolls.stream().filter(r -> r.ref().equals(ref) && r.back() == back).findFirst();
  }

  /** Adds the roll, or puts it in the place of the service's earlier one of that direction. */
  public Phase with(Roll roll) {
    List<Roll> all = new ArrayList<>(rolls);
    UnaryOperator<Roll> swap =
        r -> r.ref().equals(roll.ref()) && r.back() == roll.back() ? roll : r;
    if (roll(roll.ref(), roll.back()).isPresent()) {
      all.replaceAll(swap);
    } else {
      all.add(roll);
    }
    return new Phase(index, retiring, accepting, promotedAt, reversedAt, undone, versions, all);
  }
}
