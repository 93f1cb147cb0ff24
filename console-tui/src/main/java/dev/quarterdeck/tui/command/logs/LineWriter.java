package dev.quarterdeck.tui.command.logs;

import dev.quarterdeck.logs.JsonFields;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.tui.cli.Format;
import dev.quarterdeck.tui.output.Csv;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.LogsJson;
import org.jspecify.annotations.Nullable;

/** Lines one after another in the format asked for, as they come. */
interface LineWriter {
  String line(LogLine line);

  /** What stands before the first line. */
  default String begin() {
    return "";
  }

  static LineWriter of(Format format, LineText text, @Nullable JsonFields fields) {
    return switch (format) {
      case TABLE -> text::of;
      case JSON -> line -> Json.document(false, j -> LogsJson.line(j, line, fields));
      case CSV -> new Rows();
    };
  }

  /** The columns of lines in CSV. */
  static Csv csv() {
    return new Csv("at", "source", "group", "stream", "level", "message");
  }

  static void row(Csv csv, LogLine line) {
    csv.row(
        line.event().at(),
        line.source().label(),
        line.event().group(),
        line.event().stream(),
        line.level(),
        line.event().message());
  }

  /** A row a line. */
  final class Rows implements LineWriter {
    private final Csv csv = csv();

    @Override
    public String begin() {
      return csv.drain();
    }

    @Override
    public String line(LogLine line) {
      row(csv, line);
      return csv.drain();
    }
  }
}
