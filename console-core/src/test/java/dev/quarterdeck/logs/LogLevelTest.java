package dev.quarterdeck.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLevelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"level\":\"error\",\"msg\":\"x\"} ~ ERROR",
        "{\"msg\":\"level: error\",\"severity\":\"WARNING\"} ~ WARN",
        "{\"time\":1,\"level\":50} ~ ERROR",
        "{\"level\":30} ~ INFO",
        "{\"log\":{\"level\":\"debug\"}} ~ DEBUG",
        "{\"log.level\":\"fatal\"} ~ FATAL",
        "{\"nested\":{\"level\":\"error\"},\"levelname\":\"INFO\"} ~ INFO",
        "2026-03-10 14:00:00,123 ERROR [main] c.a.Api - failed ~ ERROR",
        "2026-03-10T14:00:00Z [warn] slow ~ WARN",
        "level=info msg=\"error budget\" ~ INFO",
        "WARNING:root:disk ~ WARN",
        "error: cannot connect ~ ERROR",
        "E0310 14:00:00.123456       1 main.go:1] boom ~ ERROR",
        "[2026-03-10 14:00:00] production.CRITICAL: down ~ ",
        "<debug> details ~ DEBUG",
        "GET /error/ERROR-page 200 ~ ",
        "nothing to see, information only ~ ",
        "{\"level\":\"err ~ ",
        "{\"msg\":\"no level\"} ~ ",
      })
  void levelsAreRecognisedWhereLoggersWriteThem(String line, String level) {
    assertThat(LogLevel.of(line).map(Enum::name).orElse(null)).isEqualTo(level);
  }

  @Test
  void aWordFarIntoAMessageIsNoLevel() {
    assertThat(LogLevel.of("x".repeat(200) + " ERROR ")).isEmpty();
  }

  private static LogLine line(String message) {
    return LogLine.of(
        new LogSource("a", "/a", null, null),
        new LogEvent("/a", "s", "1", Instant.EPOCH, message),
        false);
  }

  @Test
  void filtersChooseByTextAndLevel() {
    LineFilter warn = new LineFilter(null, false, LogLevel.WARN);
    assertThat(warn.wants(line("ERROR x"))).isTrue();
    assertThat(warn.wants(line("INFO x"))).isFalse();
    assertThat(warn.wants(line("    at Stack.trace"))).isFalse();
    assertThat(warn.withoutLevel(line("    at Stack.trace"))).isTrue();
    LineFilter without = new LineFilter(Pattern.compile("a+b"), true, null);
    assertThat(without.wants(line("aab"))).isFalse();
    assertThat(without.wants(line("ba"))).isTrue();
  }

  @Test
  void fieldsArePickedByNameOrPath() {
    JsonFields fields = new JsonFields(List.of("a.b", "c", "none", "d"));
    assertThat(fields.of("{\"a\":{\"b\":1},\"c\":\"x\",\"d\":{\"e\":[1]}}"))
        .contains(Map.of("a.b", "1", "c", "x", "d", "{\"e\":[1]}"));
    assertThat(fields.of("{\"a.b\":\"flat\"}")).contains(Map.of("a.b", "flat"));
    assertThat(fields.of("plain")).isEmpty();
    assertThat(fields.of("{broken")).isEmpty();
  }

  @Test
  void aLineOnWhichAnExpressionTakesTooLongIsKept() {
    LogLine line = line("a".repeat(50_000) + "!");
    assertThat(new LineFilter(Pattern.compile("(a|b)*c"), false, null).wants(line)).isTrue();
    assertThat(new LineFilter(Pattern.compile("(a+)+$"), true, null).wants(line)).isTrue();
    assertThat(new LineFilter(Pattern.compile("a+!"), false, null).wants(line)).isTrue();
    assertThat(new LineFilter(Pattern.compile("a+!"), true, null).wants(line)).isFalse();
  }
}
