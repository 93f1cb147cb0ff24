package dev.quarterdeck.kernel;

import java.util.concurrent.Callable;
import java.util.function.Function;

/** What a read or a change came to: a value, or the {@link Problem} that prevented it. */
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> done, Function<Problem, ? extends R> failed) {
      return done.apply(value);
    }
  }

  record Failed<T>(Problem problem) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> done, Function<Problem, ? extends R> failed) {
      return failed.apply(problem);
    }
  }

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

  /**
   * One of the two. Every start goes through here: a switch over the two would have the JVM make a
   * class for each place that has one, which no start-up cache can keep.
   */
  <R> R fold(Function<? super T, ? extends R> done, Function<Problem, ? extends R> failed);

  default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
    return fold(value -> done(f.apply(value)), Outcome::failed);
  }

  default <R> Outcome<R> then(Function<? super T, Outcome<R>> f) {
    return fold(f, Outcome::failed);
  }

  /** The value, or a {@link ProblemException}: for code inside {@link #of}. */
  default T orThrow() {
    return fold(
        value -> value,
        problem -> {
          throw new ProblemException(problem);
        });
  }

  default boolean isDone() {
    return this instanceof Done<T>;
  }
}
