package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Live;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether this session may change anything. The AWS adapters ask it before every call, so no screen
 * or command can forget it.
 */
public final class ReadOnlyGuard {
  /** The longest one elevation lasts. */
  public static final Duration LONGEST = Duration.ofHours(8);

  /** What is allowed now. */
  public sealed interface State {
    /** The session is not read-only: IAM alone decides. */
    record Off() implements State {}

    /** Only operations on the read list. */
    record Closed() implements State {}

    /** Changes are allowed until then, for the reason given. */
    record Open(Instant until, String reason) implements State {}
  }

  private final InstantSource clock;
  private final Live<State> state;

  public ReadOnlyGuard(boolean readOnly, InstantSource clock) {
    this.clock = clock;
    this.state = new Live<>(readOnly ? new State.Closed() : new State.Off());
  }

  /** The state; an elevation that ran out has become {@link State.Closed}. */
  public State state() {
    State now = state.get();
    if (now instanceof State.Open open && !clock.instant().isBefore(open.until())) {
      state.set(new State.Closed());
    }
    return state.get();
  }

  public boolean readOnly() {
    return state() instanceof State.Closed;
  }

  /** Tells the current state and every change. */
  public Live.Subscription subscribe(Consumer<? super State> subscriber) {
    return state.subscribe(subscriber);
  }

  /**
   * Lets changes through for a while. A session that is not read-only stays as it is; a blank
   * reason or a time of zero or more than {@link #LONGEST} is {@link Problem.Invalid}.
   */
  public Outcome<State> elevate(String reason, Duration duration) {
    if (reason.isBlank()) {
      return Outcome.failed(
          new Problem.Invalid("Lifting read-only needs a reason.", "Say why, for the record."));
    }
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      return Outcome.failed(
          new Problem.Invalid(
              "Read-only can be lifted for more than nothing and at most 8 hours.",
              "Choose for example 15 minutes."));
    }
    if (!(state() instanceof State.Off)) {
      state.set(new State.Open(clock.instant().plus(duration), reason.strip()));
    }
    return Outcome.done(state());
  }

  /** Makes the session read-only at once. */
  public void close() {
    state.set(new State.Closed());
  }

  /**
   * The refusal of an operation, or empty when it may go on.
   *
   * @param operation as {@link ReadOperations} spells it, for example {@code ecs:UpdateService}
   */
  public Optional<Problem> refusal(String operation) {
    if (!readOnly() || ReadOperations.contains(operation)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem.Refused(
            "This session is read-only: " + operation + " was not sent.",
            "Leave out --read-only, or lift it for a while with a reason in the console."));
  }
}
