package dev.quarterdeck.rotation.plan;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the consumers are before anything is changed.
 *
 * @param unsteady what must be over before a roll-out may begin, in words
 * @param ill what is wrong and not in the way, in words
 * @param tolerated the same for the run: {@code cluster/service signal}
 */
record Steadiness(List<String> unsteady, List<String> ill, List<String> tolerated) {
  /** Signals that say that a service is not where it wants to be. */
  private static final Set<String> MOVING = Set.of("rollout", "tasks");

  static Steadiness of(HealthReport report) {
    List<String> unsteady = new ArrayList<>();
    List<String> ill = new ArrayList<>();
    List<String> tolerated = new ArrayList<>();
    for (ServiceHealth s : report.services()) {
      String name = Text.clean(s.ref());
      if (s.verdict() == Verdict.DEPLOYING) {
        unsteady.add(name + " is being deployed");
      }
      for (Reason r : s.reasons()) {
        if (r.severity() != Reason.Severity.INFO && s.verdict() != Verdict.HEALTHY) {
          tolerated.add(s.ref() + " " + r.signal());
          boolean moving =
              MOVING.contains(r.signal()) && r.severity().compareTo(Reason.Severity.WARNING) >= 0;
          (moving ? unsteady : ill).add(name + ": " + Text.stripDot(Text.clean(r.text())));
        }
      }
    }
    return new Steadiness(unsteady, ill, tolerated);
  }
}
