package dev.quarterdeck.logs.search;

import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import java.util.List;

/** A line that matched, with the lines of its stream before and after it, oldest first. */
public record Hit(LogLine line, List<LogEvent> before, List<LogEvent> after) {
  public Hit {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  static Hit alone(LogLine line) {
    return new Hit(line, List.of(), List.of());
  }
}
