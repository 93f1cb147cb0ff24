package dev.quarterdeck.screen.console;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read again and again: the last good value with its age, whether a read is under
 * way, and since when reads fail. A failure keeps the value.
 *
 * @param reached how far the read under way is, in words, where it tells
 */
public record Feed<T>(
    @Nullable T value,
    @Nullable Instant asOf,
    List<Unknown> unknowns,
    boolean loading,
    @Nullable Instant startedAt,
    @Nullable Problem problem,
    @Nullable Instant failingSince,
    @Nullable String reached) {

  public static <T> Feed<T> idle() {
    return new Feed<>(null, null, List.of(), false, null, null, null, null);
  }

  /** What was read may have changed: it is shown, and read anew as soon as it is looked at. */
  Feed<T> expired() {
    return new Feed<>(value, asOf, unknowns, loading, null, problem, failingSince, reached);
  }

  public Feed<T> started(Instant now) {
    return new Feed<>(value, asOf, unknowns, true, now, problem, failingSince, null);
  }

  /** The read under way was given up: it is begun anew as soon as it is looked at. */
  Feed<T> givenUp() {
    return new Feed<>(value, asOf, unknowns, false, null, problem, failingSince, null);
  }

  Feed<T> reached(@Nullable String how) {
    return new Feed<>(
        value, asOf, unknowns, loading, startedAt, problem, failingSince, loading ? how : null);
  }

  /**
   * The read came back at {@code now}; {@code asOf} and {@code unknowns} are those of its value.
   */
  public Feed<T> answered(
      Outcome<T> outcome, Instant now, Instant valueAsOf, List<Unknown> valueUnknowns) {
    return switch (outcome) {
      case Outcome.Done<T>(T v) ->
          new Feed<>(v, valueAsOf, List.copyOf(valueUnknowns), false, startedAt, null, null, null);
      case Outcome.Failed<T>(Problem p) ->
          new Feed<>(
              value,
              asOf,
              unknowns,
              false,
              startedAt,
              p,
              failingSince == null ? now : failingSince,
              null);
    };
  }
}
