package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.insights.Asking;
import dev.quarterdeck.logs.insights.Insights;
import dev.quarterdeck.tui.cli.Printer;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.Tone;
import dev.quarterdeck.tui.output.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of a query: its fields are the columns. */
record TableRendering(Asking.Answered answered) implements Export.Exportable {

  private List<Map<String, String>> rows() {
    return answered.results().rows();
  }

  private List<String> columns() {
    return Asking.columns(rows());
  }

  @Override
  public String text(Printer printer, boolean file) {
    return Export.text(page(), printer, file);
  }

  private Page page() {
    if (rows().isEmpty()) {
      return new Page().line("No rows.", Tone.MUTED);
    }
    List<String> names = columns();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean numbers =
          rows().stream().allMatch(r -> r.getOrDefault(name, "").matches("-?[0-9.]*"));
      columns.add(
          numbers
              ? Column.number(name, 99 - i)
              : i == 0 ? Column.key(name) : Column.text(name, 90 - i));
    }
    Table table = new Table(columns.toArray(Column[]::new));
    for (Map<String, String> row : rows()) {
      table.row(
          names.stream()
              .map(n -> Cell.orDash(LineText.shown(row.getOrDefault(n, "").stripTrailing())))
              .toArray(Cell[]::new));
    }
    return new Page().table(table);
  }

  @Override
  public void json(Json json) {
    Insights.Statistics s = answered.results().statistics();
    json.object(
        j ->
            j.field("query", answered.query())
                .field("complete", !answered.stopped() && !answered.more())
                .strings("columns", columns())
                .array("rows", rows(), (a, row) -> a.object(o -> row.forEach(o::field)))
                .object(
                    "statistics",
                    o ->
                        o.field("recordsMatched", s.matched())
                            .field("recordsScanned", s.scanned())
                            .field("bytesScanned", s.bytes())));
  }

  @Override
  public String ndjson() {
    StringBuilder out = new StringBuilder();
    rows()
        .forEach(
            row -> out.append(Json.document(false, j -> j.object(o -> row.forEach(o::field)))));
    return out.toString();
  }

  @Override
  public Csv csv() {
    List<String> names = columns();
    Csv csv = new Csv(names.isEmpty() ? new String[] {"rows"} : names.toArray(String[]::new));
    for (Map<String, String> row : rows()) {
      csv.row(names.stream().map(row::get).toArray());
    }
    return csv;
  }
}
