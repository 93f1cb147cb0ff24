package dev.quarterdeck.sandbox.world.watch;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alarm on one metric, with its state. */
public final class Alarm {
  /** What it watches; {@code period} in seconds, {@code stat} as in Sum or p99. */
  public record Rule(
      Metrics.Id metric,
      String stat,
      int period,
      int periods,
      int toAlarm,
      double threshold,
      String comparison,
      String missing) {}

  /** What happened to it: type is ConfigurationUpdate, StateUpdate or Action. */
  public record Entry(String alarm, Instant at, String type, String summary, String data) {}

  private final String name;
  private final String arn;
  public Rule rule;
  public @Nullable String description;

  /** Metrics beside the rule's own: with them it watches the sum of all, by metric math. */
  public List<Metrics.Id> further = List.of();

  public boolean actionsEnabled = true;
  public List<String> alarmActions = List.of();
  public List<String> okActions = List.of();
  public List<String> insufficientActions = List.of();
  public final Map<String, String> tags = new LinkedHashMap<>();
  public String state = "INSUFFICIENT_DATA";
  public String reason = "Unchecked: Initial alarm creation";
  public String reasonData = "{}";
  public Instant configured;
  public Instant updated;

  Alarm(String name, String arn, Rule rule, Instant now) {
    this.name = name;
    this.arn = arn;
    this.rule = rule;
    this.configured = now;
    this.updated = now;
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }
}
