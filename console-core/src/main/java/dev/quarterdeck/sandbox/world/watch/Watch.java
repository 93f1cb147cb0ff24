package dev.quarterdeck.sandbox.world.watch;

import dev.quarterdeck.sandbox.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch and CloudWatch Logs of the account: what the tasks do leaves its trace here. */
public final class Watch {
  /** From an instant on, a share (0 to 1) of a service's answers are errors. */
  record Trouble(Instant since, double share) {}

  private static final double USUAL_ERRORS = 0.002;
  private final Map<String, Trouble> troubles = new HashMap<>();
  private final Metrics metrics;
  private final Alarms alarms;
  private final Logs logs;
  private final Map<String, Dashboard> dashboards = new TreeMap<>();

  public Watch(World world) {
    this.metrics = new Metrics(world, this);
    this.alarms = new Alarms(world, metrics);
    this.logs = new Logs(world, this);
  }

  public Metrics metrics() {
    return metrics;
  }

  public Alarms alarms() {
    return alarms;
  }

  /** By name. */
  public Map<String, Dashboard> dashboards() {
    return dashboards;
  }

  public Logs logs() {
    return logs;
  }

  /** Lets a service answer that share of its requests with errors from then on. */
  public void trouble(String serviceArn, Instant since, double share) {
    troubles.put(serviceArn, new Trouble(since, share));
  }

  double errorShare(String serviceArn, Instant at) {
    Trouble t = troubles.get(serviceArn);
    return t == null || at.isBefore(t.since()) ? USUAL_ERRORS : t.share();
  }
}
