package dev.quarterdeck.tui.command.rotation;

import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Rendering;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Times;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.RotationsJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The journals as rows. */
record OperationsRendering(List<Seen> operations, Instant now) implements Rendering {
  @Override
  public Page page() {
    if (operations.isEmpty()) {
      return new Page().line(Cell.muted("No rotation."), 0);
    }
    Table table =
        new Table(
            Column.key("OPERATION"),
            Column.whole("STATUS", 95),
            Column.whole("STARTED", 80),
            Column.text("SECRET", 70),
            Column.text("NEXT", 90));
    for (Seen seen : operations) {
      Operation o = seen.operation();
      table.row(
          Cell.of(o.id()),
          Next.status(seen),
          Times.ago(o.order().at(), now),
          Cell.of(what(o)),
          Next.cell(seen, now));
    }
    Page page = new Page().table(table);
    List<String> commands =
        operations.stream()
            .filter(Seen::stopped)
            .flatMap(seen -> Next.commands(seen).stream())
            .toList();
    if (!commands.isEmpty()) {
      page.gap().line("Go on, or take it back:", Tone.PLAIN);
      commands.forEach(c -> page.fix(c, 2));
    }
    return page;
  }

  /** {@code KEY, KEY of NAME} for one secret, else {@code NAME:KEY}. */
  static String what(Operation o) {
    return o.order().targets().stream()
        .map(OperationsRendering::what)
        .collect(Collectors.joining("; "));
  }

  private static String what(Target t) {
    String keys =
        t.keys().stream()
            .filter(k -> k.key() != null)
            .map(k -> String.valueOf(k.key()))
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? t.name() : t.name() + " " + keys;
  }

  @Override
  public void json(Json json) {
    json.array(operations, (j, seen) -> RotationsJson.row(j, seen.operation(), seen.holder()));
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("operation", "status", "startedAt", "secret", "next", "retireAfter", "runBy");
    for (Seen seen : operations) {
      Operation o = seen.operation();
      csv.row(
          o.id(),
          RotationsJson.status(o.status()),
          o.order().at(),
          what(o),
          o.status().ended() ? null : o.course().next().id(),
          o.course().retireAfter(),
          seen.holder() == null ? null : seen.holder().shown());
    }
    return csv;
  }
}
