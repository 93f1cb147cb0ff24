package dev.quarterdeck.screen.logs;

import dev.quarterdeck.fuzz.Fuzz;
import dev.quarterdeck.logs.LogEvent;
import dev.quarterdeck.logs.LogLine;
import dev.quarterdeck.logs.LogSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A line of a log as it is shown. */
class LineWordsFuzzTest {

  @Test
  void aLineInWordsIsFitToBeShown() {
    Fuzz.of(
            "lines in words",
            "plain \u001b[31mred",
            "{\"level\":\"warn\",\"message\":\"hi\\u001b[2J\",\"a\\u0000\":{\"b\":[1]}}")
        .each(
            text -> {
              LogLine line =
                  LogLine.of(
                      new LogSource("s", "g", null, null),
                      new LogEvent("g", "stream", "id", Instant.EPOCH, text),
                      false);
              Fuzz.clean(LineWords.text(line, false));
              Fuzz.clean(LineWords.text(line, true));
            });
  }
}
