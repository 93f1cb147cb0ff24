package dev.quarterdeck.services.deploy;

import dev.quarterdeck.change.Plan;
import dev.quarterdeck.change.Together;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.taskdef.TaskDefinitionDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What plans about services have in common. */
final class Plans {
  private static final int LINES = 12;

  private Plans() {}

  static Plan of(
      String action,
      String title,
      List<Service> services,
      List<String> details,
      List<Plan.Step> steps,
      List<String> notes) {
    String name = String.join(" ", services.stream().map(Service::ref).toList());
    return new Plan(action, name, name, title, details, steps, notes, tags(services));
  }

  private static Map<String, String> tags(List<Service> services) {
    return Together.tags(services.stream().map(Service::tags).toList());
  }

  /** {@code api}, or {@code 3 services}. */
  static String names(List<Service> services) {
    return services.size() == 1 ? services.getFirst().ref() : services.size() + " services";
  }

  static String tasks(int n) {
    return n + (n == 1 ? " task" : " tasks");
  }

  /** What a new deployment of the service meets. */
  static List<String> deploymentNotes(Service s) {
    List<String> notes = new ArrayList<>();
    s.primaryDeployment()
        .filter(d -> d.rollout() == Rollout.IN_PROGRESS)
        .ifPresent(d -> notes.add(underWay(s, d)));
    if (s.desired() == 0) {
      notes.add(s.ref() + " is scaled to zero: no task starts before it is scaled up.");
    } else {
      notes.add(s.ref() + ": " + tasks(s.running()) + " running will be replaced by new ones.");
    }
    if (!s.circuitBreaker()) {
      notes.add(
          s.ref()
              + " has no circuit breaker: should the deployment fail, ECS neither stops it nor goes"
              + " back.");
    }
    return notes;
  }

  private static String underWay(Service s, Deployment d) {
    return s.ref()
        + ": the deployment of "
        + FleetReader.shortName(d.taskDefinition())
        + " is under way ("
        + d.running()
        + " of "
        + d.desired()
        + " running"
        + (d.failedTasks() == 0 ? "" : ", " + d.failedTasks() + " failed")
        + ") and will be replaced.";
  }

  /** Indented beneath what they belong to; a long difference is cut and says so. */
  static List<String> lines(TaskDefinitionDiff diff) {
    List<String> lines = new ArrayList<>();
    List<TaskDefinitionDiff.Entry> all = diff.entries();
    all.stream().limit(LINES).forEach(e -> lines.add("  " + e.line()));
    if (all.size() > LINES) {
      lines.add("  and " + (all.size() - LINES) + " more: qd taskdef diff " + names(diff));
    }
    return lines;
  }

  private static String names(TaskDefinitionDiff diff) {
    return FleetReader.shortName(diff.from()) + " " + FleetReader.shortName(diff.to());
  }
}
