package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.tui.cli.Printer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.LogsJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hits of a search, with their neighbours. */
record HitsRendering(Search.Found found, int around, LineText lines, @Nullable JsonFields fields)
    implements Export.Exportable {

  @Override
  public String text(Printer printer, boolean file) {
    StringBuilder out = new StringBuilder();
    if (around == 0) {
      found.hits().forEach(hit -> out.append(lines.of(hit.line())));
      return out.toString();
    }
    for (List<Neighbours.Line> block : Neighbours.of(found.hits())) {
      out.append(out.isEmpty() ? "" : "--\n");
      for (Neighbours.Line l : block) {
        out.append(
            l.hit() == null
                ? lines.near(l.source(), l.event().at(), l.event().message(), "  ")
                : lines.of(l.hit(), "> "));
      }
    }
    return out.toString();
  }

  @Override
  public void json(Json json) {
    json.array(found.hits(), (j, h) -> LogsJson.hit(j, h, fields, around > 0));
  }

  @Override
  public String ndjson() {
    StringBuilder out = new StringBuilder();
    found
        .hits()
        .forEach(
            h -> out.append(Json.document(false, j -> LogsJson.hit(j, h, fields, around > 0))));
    return out.toString();
  }

  @Override
  public Csv csv() {
    Csv csv = LineWriter.csv();
    found.hits().forEach(h -> LineWriter.row(csv, h.line()));
    return csv;
  }
}
