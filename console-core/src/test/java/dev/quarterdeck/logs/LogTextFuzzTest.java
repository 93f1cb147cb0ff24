package dev.quarterdeck.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lines of programs that nobody here wrote. */
class LogTextFuzzTest {

  private static final String[] LINES = {
    "2026-01-01T00:00:00Z ERROR could not do it: x=1",
    "{\"level\":\"warn\",\"message\":\"hi\",\"a\":{\"b\":[1]},\"@timestamp\":1}",
    "[INFO] 127.0.0.1 - - \"GET / HTTP/1.1\" 500 12"
  };

  @Test
  void levelsAndFieldsOfAnyLine() {
    JsonFields fields = new JsonFields(List.of("a.b", "level", "a"));
    Fuzz.of("log lines", LINES)
        .each(
            text -> {
              LogLevel.of(text);
              LogLevel.word(text);
              fields.of(text);
            });
  }

  @Test
  void expressionsOfPeopleOnAnyLine() {
    LogLine line = line("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ".repeat(200) + "!");
    Fuzz.of("--grep", "(a|b)*c", "(a+)+$", "timed out|ERROR \\d+", "(?i)x{2,3}[a-f]")
        .each(
            text -> {
              Pattern grep = compiled(text);
              if (grep != null) {
                assertThat(new LineFilter(grep, false, null).wants(line)).isIn(true, false);
              }
            });
  }

  private static LogLine line(String text) {
    return new LogLine(
        new LogSource("s", "g", null, null),
        new LogEvent("g", "stream", "id", Instant.EPOCH, text),
        null,
        false);
  }

  private static @Nullable Pattern compiled(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }
}
