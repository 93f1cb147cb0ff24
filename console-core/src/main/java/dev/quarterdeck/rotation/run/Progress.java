package dev.quarterdeck.rotation.run;

import dev.quarterdeck.rotation.journal.StepEntry;
import dev.quarterdeck.services.deploy.DeploymentReport;
import java.util.List;
import java.util.Locale;

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
   * Where a service's own deployment is.
   *
   * @param desired how many tasks it is to have
   * @param running how many of its own run
   * @param pending how many of its own are on their way up
   * @param failed how many of its own failed
   * @param status in words: {@code rolling}, {@code completed}, {@code failed}
   */
  record Counts(
      String cluster,
      String service,
      String deployment,
      int desired,
      int running,
      int pending,
      int failed,
      String status) {
    /** As one look found it. */
    public static Counts of(DeploymentReport r) {
      return new Counts(
          r.own().cluster(),
          r.own().service(),
          r.own().id(),
          r.desired(),
          r.running(),
          r.pending(),
          r.failedTasks(),
          r.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }
}
