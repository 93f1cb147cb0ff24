package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.search.Hit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of logs. */
public final class LogsJson {
  private LogsJson() {}

  /** {@code fields} is null where none were asked for. */
  public static void line(Json json, LogLine line, @Nullable JsonFields fields) {
    json.object(j -> members(j, line, fields));
  }

  private static void members(Json json, LogLine line, @Nullable JsonFields fields) {
    LogEvent e = line.event();
    json.field("at", e.at())
        .field("source", line.source().label())
        .field("group", e.group())
        .field("stream", e.stream())
        .field("level", line.level())
        .field("late", line.late())
        .field("message", e.message());
    if (fields != null) {
      json.map("fields", fields.of(e.message()).orElse(Map.of()));
    }
  }

  /** A hit of {@code logs search}; {@code around} whether lines around it were asked for. */
  public static void hit(Json json, Hit hit, @Nullable JsonFields fields, boolean around) {
    json.object(
        j -> {
          members(j, hit.line(), fields);
          if (around) {
            j.array("before", hit.before(), LogsJson::neighbour)
                .array("after", hit.after(), LogsJson::neighbour);
          }
        });
  }

  private static void neighbour(Json json, LogEvent e) {
    json.object(j -> j.field("at", e.at()).field("message", e.message()));
  }
}
