package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogSource;
import dev.quarterdeck.logs.search.Hit;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.tui.cli.Printer;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.LogsJson;
import org.jspecify.annotations.Nullable;

/** The hits of a search, with their neighbours. */
record HitsRendering(Search.Found found, int around, LineText lines, @Nullable JsonFields fields)
    implements Export.Exportable {

  @Override
  public String text(Printer printer, boolean file) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < found.hits().size(); i++) {
      Hit hit = found.hits().get(i);
      if (around == 0) {
        out.append(lines.of(hit.line()));
      } else {
        out.append(i == 0 ? "" : "--\n");
        LogSource source = hit.line().source();
        for (LogEvent e : hit.before()) {
          out.append(lines.near(source, e.at(), e.message(), "  "));
        }
        out.append(lines.of(hit.line(), "> "));
        for (LogEvent e : hit.after()) {
          out.append(lines.near(source, e.at(), e.message(), "  "));
        }
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
