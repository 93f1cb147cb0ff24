package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Port: whether something else decides how many tasks a service has. */
@FunctionalInterface
public interface Autoscaling {
  /**
   * Equivalent to {@code aws application-autoscaling describe-scalable-targets}; empty where the
   * service is not registered.
   */
  Outcome<Optional<Range>> range(Service service);

  /** Bounds on the desired count; {@code suspended} where it neither scales in nor out. */
  record Range(int least, int most, boolean suspended) {}

  /** What a person who sets the count by hand should know. */
  default List<String> notes(Service s, int desired) {
    List<String> notes = new ArrayList<>();
    switch (range(s)) {
      case Outcome.Failed<Optional<Range>>(Problem problem) ->
          notes.add("Unknown: whether autoscaling decides too (" + problem.sentence() + ")");
      case Outcome.Done<Optional<Range>>(Optional<Range> range) ->
          range.ifPresent(r -> notes.addAll(notes(s, desired, r)));
    }
    return notes;
  }

  private static List<String> notes(Service s, int desired, Range r) {
    String bounds = s.ref() + " is autoscaled between " + r.least() + " and " + r.most();
    if (r.suspended()) {
      return List.of(bounds + ", suspended at the moment.");
    }
    return List.of(
        desired == 0
            ? bounds
                + ": at zero it stays, since autoscaling waits until the count is above zero again."
            : desired < r.least() || desired > r.most()
                ? bounds + ": autoscaling will move it back within these bounds."
                : bounds + ": it may change the count again at any time.");
  }
}
