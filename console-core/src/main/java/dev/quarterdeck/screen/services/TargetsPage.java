package dev.quarterdeck.screen.services;

import dev.quarterdeck.health.TargetHealth;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Snapshot;
import dev.quarterdeck.screen.Tone;
import dev.quarterdeck.screen.console.Page;
import dev.quarterdeck.screen.console.Reads;
import dev.quarterdeck.screen.table.Cell;
import dev.quarterdeck.screen.table.Column;
import dev.quarterdeck.screen.table.Row;
import dev.quarterdeck.screen.table.Table;
import java.util.List;

/**
 * What load balancers think of a service's tasks.
 *
 * @param service {@code cluster/name}
 */
public record TargetsPage(String service) implements Page.OfRows<Listing<TargetHealth>> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("state", "STATE", 1),
          Column.of("target", "TARGET", 1),
          Column.right("port", "PORT", 2),
          Column.of("group", "TARGET GROUP", 3),
          Column.growing("reason", "REASON", 1));

  @Override
  public String kind() {
    return "targets";
  }

  @Override
  public String title() {
    return "Targets of " + service;
  }

  @Override
  public Outcome<Snapshot<Listing<TargetHealth>>> read(Reads reads) {
    return reads
        .operations()
        .find(service)
        .map(s -> reads.operations().targets(s))
        .map(l -> new Snapshot<>(l, reads.now(), l.unknowns()));
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table table(Snapshot<Listing<TargetHealth>> value) {
    return new Table(COLUMNS, value.value().items().stream().map(TargetsPage::row).toList());
  }

  private static Row row(TargetHealth t) {
    String reason =
        (t.reason() == null ? "" : t.reason())
            + (t.description() == null ? "" : " " + t.description());
    return new Row(
        t.targetGroupArn() + " " + t.id() + ":" + t.port(),
        List.of(
            Cell.of(sign(t.state()) + t.state(), tone(t.state())),
            Cell.of(t.id()),
            Cell.number(String.valueOf(t.port()), Tone.MUTED, t.port()),
            Cell.of(group(t.targetGroupArn()), Tone.MUTED),
            Cell.of(reason.strip(), t.state().equals("unhealthy") ? Tone.WARN : Tone.MUTED)));
  }

  private static String sign(String state) {
    return switch (state) {
      case "healthy" -> "● ";
      case "unhealthy" -> "✖ ";
      case "initial", "draining" -> "◐ ";
      default -> "? ";
    };
  }

  private static Tone tone(String state) {
    return switch (state) {
      case "healthy" -> Tone.OK;
      case "unhealthy" -> Tone.BAD;
      case "initial", "draining" -> Tone.ACCENT;
      default -> Tone.UNKNOWN;
    };
  }

  /** {@code targetgroup/NAME/ID} without what is the same for all. */
  private static String group(String arn) {
    String[] parts = arn.split("/", -1);
    return parts.length > 1 ? parts[1] : arn;
  }

  @Override
  public String whenEmpty() {
    return "No load balancer sends requests to " + service + ".";
  }
}
