package dev.quarterdeck.services.deploy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.FleetReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How what was followed came to its end, in the words of the audit record. */
public final class Endings {
  /** What every such outcome begins with. */
  public static final String ENDED = "ended: ";

  private Endings() {}

  /** Deployments that were followed to their ends, or until the time limit. */
  public static String of(List<DeploymentReport> reports) {
    return ENDED + reports.stream().map(Endings::of).collect(Collectors.joining("; "));
  }

  private static String of(DeploymentReport r) {
    String how =
        switch (r.state()) {
          case TIMED_OUT -> "was not finished in time and goes on";
          case GONE -> "ended with its service";
          case ROLLED_BACK -> "was rolled back";
          case REPLACED -> "was replaced";
          case FAILING -> "keeps failing";
          case COMPLETED, FAILED -> r.state().name().toLowerCase(Locale.ROOT);
          case ROLLING, ROLLING_BACK -> "goes on";
        };
    return what(r.own()) + " " + how + (r.reason() == null ? "" : ": " + r.reason());
  }

  /** A task that was followed. */
  public static String of(TaskWatch.Ended e) {
    String how =
        !e.stopped()
            ? "had not stopped in time and goes on"
            : e.exitCode() == null ? "stopped" : "stopped with exit code " + e.exitCode();
    return ENDED
        + "task "
        + e.task().id()
        + " "
        + how
        + (e.cause() == null || e.good() ? "" : ": " + e.cause().text());
  }

  /** Services that were followed to their number of tasks. */
  public static String counted(List<TaskWatch.Counted> all) {
    return ENDED
        + all.stream()
            .map(
                c ->
                    c.service().ref()
                        + " has "
                        + c.service().running()
                        + " of "
                        + c.service().desired()
                        + " tasks running"
                        + (c.reached() ? "" : ", not all in time"))
            .collect(Collectors.joining("; "));
  }

  /** Several of these as one. */
  public static String together(List<String> endings) {
    return ENDED
        + endings.stream()
            .map(e -> e.startsWith(ENDED) ? e.substring(ENDED.length()) : e)
            .collect(Collectors.joining("; "));
  }

  /** Nobody watches any more; it goes on in ECS. */
  public static String left(List<OwnDeployment> all, Problem why) {
    return left(all.stream().map(Endings::what).collect(Collectors.joining(", ")), why);
  }

  /** The same of anything else that goes on. */
  public static String left(String what, Problem why) {
    return ENDED
        + "not watched to its end: "
        + (why instanceof Problem.Interrupted ? "watching was stopped" : why.sentence())
        + " ("
        + what
        + " goes on)";
  }

  private static String what(OwnDeployment own) {
    return "deployment " + own.id() + " of " + FleetReader.shortName(own.taskDefinition());
  }
}
