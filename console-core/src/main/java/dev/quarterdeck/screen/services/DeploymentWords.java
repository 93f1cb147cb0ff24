package dev.quarterdeck.screen.services;

import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.deploy.DeploymentReport;
import dev.quarterdeck.services.deploy.DeploymentState;

/** How far a deployment is, in words. */
public final class DeploymentWords {
  private DeploymentWords() {}

  public static String state(DeploymentState state) {
    return switch (state) {
      case ROLLING -> "↻ rolling out";
      case ROLLING_BACK -> "▲ rolling back";
      case COMPLETED -> "✓ completed";
      case FAILED -> "✖ failed";
      case FAILING -> "✖ keeps failing";
      case ROLLED_BACK -> "✖ rolled back";
      case REPLACED -> "✖ replaced";
      case GONE -> "✖ service gone";
      case TIMED_OUT -> "? not finished in time";
    };
  }

  public static Tone tone(DeploymentState state) {
    return switch (state) {
      case ROLLING -> Tone.ACCENT;
      case COMPLETED -> Tone.OK;
      case ROLLING_BACK, TIMED_OUT -> Tone.WARN;
      case FAILED, FAILING, ROLLED_BACK, REPLACED, GONE -> Tone.BAD;
    };
  }

  /** State, revision and counts in a line. */
  public static String line(DeploymentReport r) {
    return state(r.state())
        + "  "
        + FleetReader.shortName(r.own().taskDefinition())
        + "  "
        + r.running()
        + " of "
        + r.desired()
        + " running"
        + (r.pending() == 0 ? "" : ", " + r.pending() + " pending")
        + (r.failedTasks() == 0 ? "" : ", " + r.failedTasks() + " failed");
  }
}
