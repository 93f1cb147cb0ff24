package dev.quarterdeck.kernel;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of several reads of different kinds that run side by side. */
public final class Later<T> {
  private final String name;
  private final Supplier<Outcome<T>> read;
  private @Nullable Outcome<T> outcome;

  private Later(String name, Supplier<Outcome<T>> read) {
    this.name = name;
    this.read = read;
  }

  /** {@code name} words it for a time-out: {@code the alarms}. */
  public static <T> Later<T> of(String name, Supplier<Outcome<T>> read) {
    return new Later<>(name, read);
  }

  /** Runs them all; those that are still running at the deadline have timed out. */
  public static void readAll(Deadline deadline, List<Later<?>> all) {
    List<Outcome<Runnable>> ended = Gather.each(deadline, all, Later::name, Later::run);
    for (int i = 0; i < all.size(); i++) {
      switch (ended.get(i)) {
        case Outcome.Done<Runnable>(Runnable take) -> take.run();
        case Outcome.Failed<Runnable>(Problem problem) -> all.get(i).fail(problem);
      }
    }
  }

  private String name() {
    return name;
  }

  /**
   * What is done with the answer happens on the thread that gathers: a late one changes nothing.
   */
  private Outcome<Runnable> run() {
    Outcome<T> answer = read.get();
    return Outcome.done(() -> outcome = answer);
  }

  private void fail(Problem problem) {
    outcome = Outcome.failed(problem);
  }

  /** The answer, after {@link #readAll}. */
  public Outcome<T> outcome() {
    if (outcome == null) {
      throw new IllegalStateException("not read: " + name);
    }
    return outcome;
  }
}
