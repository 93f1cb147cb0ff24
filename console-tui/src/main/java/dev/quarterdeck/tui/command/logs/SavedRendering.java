package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.tui.cli.Printer;
import dev.quarterdeck.tui.output.Block;
import dev.quarterdeck.tui.output.Cell;
import dev.quarterdeck.tui.output.Column;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.Page;
import dev.quarterdeck.tui.output.Table;
import dev.quarterdeck.tui.output.json.Json;
import java.util.List;

/** The queries that have a name. */
record SavedRendering(List<SavedQuery> queries) implements Export.Exportable {

  static SavedRendering of(List<SavedQuery> queries) {
    return new SavedRendering(queries);
  }

  @Override
  public String text(Printer printer, boolean file) {
    return Export.text(page(), printer, file);
  }

  private Page page() {
    Table table = new Table(Column.key("NAME"), Column.text("ANSWERS", 80));
    for (SavedQuery q : queries) {
      table.row(
          List.of(Cell.of(q.name()), Cell.of(q.asks())),
          List.of(Block.Line.item(Cell.muted(q.query()), 4)));
    }
    return new Page().table(table);
  }

  private static void query(Json json, SavedQuery q) {
    json.object(
        j -> j.field("name", q.name()).field("answers", q.asks()).field("query", q.query()));
  }

  @Override
  public void json(Json json) {
    json.array(queries, SavedRendering::query);
  }

  @Override
  public String ndjson() {
    StringBuilder out = new StringBuilder();
    queries.forEach(q -> out.append(Json.document(false, j -> query(j, q))));
    return out.toString();
  }

  @Override
  public Csv csv() {
    Csv csv = new Csv("name", "answers", "query");
    queries.forEach(q -> csv.row(q.name(), q.asks(), q.query()));
    return csv;
  }
}
