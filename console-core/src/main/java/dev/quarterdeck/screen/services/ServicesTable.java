package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.Words;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services with their verdicts: worst first; a healthy row stays quiet, a bad one says why. */
public final class ServicesTable {
  public static final List<Column> COLUMNS =
      List.of(
          Column.of("verdict", "VERDICT", 1),
          Column.of("service", "SERVICE", 1),
          Column.of("cluster", "CLUSTER", 1),
          Column.right("tasks", "TASKS", 3),
          Column.of("rollout", "ROLLOUT", 5),
          Column.of("definition", "REVISION", 6),
          Column.right("updated", "CHANGED", 4),
          Column.growing("reason", "REASON", 2));

  private ServicesTable() {}

  public static Table of(HealthReport report) {
    return new Table(COLUMNS, report.services().stream().map(s -> row(s, report.asOf())).toList());
  }

  private static Row row(ServiceHealth s, Instant now) {
    Tone tone = Words.tone(s.verdict());
    return new Row(
        s.arn(),
        List.of(
            Cell.number(
                Words.symbol(s.verdict()) + " " + Words.word(s.verdict()),
                tone,
                -s.verdict().ordinal()),
            Cell.of(s.service()),
            Cell.of(s.cluster(), Tone.MUTED),
            Cell.number(
                s.running() + "/" + s.desired(),
                s.running() < s.desired() ? tone : Tone.NORMAL,
                s.running()),
            Cell.of(rollout(s.rollout()), rolloutTone(s.rollout())),
            Cell.of(FleetReader.shortName(s.taskDefinition()), Tone.MUTED),
            age(s.updatedAt(), now),
            s.reasons().isEmpty()
                ? Cell.of("", Tone.MUTED)
                : Cell.of(
                    s.reasons().getFirst().text(), Words.tone(s.reasons().getFirst().severity()))));
  }

  static Cell age(@Nullable Instant at, Instant now) {
    return Cell.number(
        Words.age(at, now),
        Tone.MUTED,
        at == null ? Double.MAX_VALUE : now.getEpochSecond() - at.getEpochSecond());
  }

  /** ECS's roll-out state in plain words. */
  public static String rollout(Rollout rollout) {
    return switch (rollout) {
      case COMPLETED -> "completed";
      case IN_PROGRESS -> "in progress";
      case FAILED -> "failed";
      case UNKNOWN -> Words.NONE;
    };
  }

  static Tone rolloutTone(Rollout rollout) {
    return switch (rollout) {
      case COMPLETED, UNKNOWN -> Tone.MUTED;
      case IN_PROGRESS -> Tone.ACCENT;
      case FAILED -> Tone.WARN;
    };
  }
}
