package dev.quarterdeck.kernel;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** What a read or a change came to: a value, or the {@link Problem} that prevented it. */
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  record Failed<T>(Problem problem) implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> failed(Problem problem) {
    return new Failed<>(problem);
  }

  /**
   * Runs the body; a {@link ProblemException} becomes its problem, an interrupt {@link
   * Problem.Interrupted}, anything else {@link Problem.Unexpected}.
   */
  static <T> Outcome<T> of(Callable<T> body) {
    try {
      return done(body.call());
    } catch (ProblemException e) {
      return failed(e.problem());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(Problems.interrupted());
    } catch (Exception e) {
      return failed(Problems.unexpected(e));
    }
  }

  default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
    return switch (this) {
      case Done<T>(T value) -> done(f.apply(value));
      case Failed<T>(Problem problem) -> failed(problem);
    };
  }

  default <R> Outcome<R> then(Function<? super T, Outcome<R>> f) {
    return switch (this) {
      case Done<T>(T value) -> f.apply(value);
      case Failed<T>(Problem problem) -> failed(problem);
    };
  }

  /** The value, or a {@link ProblemException}: for code inside {@link #of}. */
  default T orThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Failed<T>(Problem problem) -> throw new ProblemException(problem);
    };
  }

  default boolean isDone() {
    return this instanceof Done<T>;
  }
}
