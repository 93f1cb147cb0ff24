package dev.quarterdeck.rotation.run;

import dev.quarterdeck.rotation.journal.StepEntry;
import java.util.List;

/** Told what a run does while it does it, from the run's own thread; must return quickly. */
public interface Progress {
  /** Nobody watches. */
  Progress NONE =
      new Progress() {
        @Override
        public void step(StepEntry step) {}

        @Override
        public void rolling(List<Counts> services) {}
      };

  /** A step began, or ended; never holds a value. */
  void step(StepEntry step);

  /** Every service that is being rolled, at each look at it. */
  void rolling(List<Counts> services);

  /**
   * Where a service's roll-out is.
   *
   * @param fresh running tasks that were made after the promotion
   * @param old running tasks from before it
   * @param pending tasks on their way up
   * @param status in words: {@code rolling}, {@code done}, {@code failed}
   */
  record Counts(
      String cluster,
      String service,
      String deployment,
      int desired,
      int fresh,
      int old,
      int pending,
      String status) {}
}
