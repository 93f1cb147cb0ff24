package dev.quarterdeck.tui.output.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class JsonTest {
  @Test
  void nullsTimesAndNumbers() {
    assertThat(
            Json.document(
                false,
                j ->
                    j.object(
                        o ->
                            o.field("at", Instant.parse("2026-03-01T10:00:00.123456Z"))
                                .field("none", (Instant) null)
                                .field("n", 7L)
                                .field("flag", true)
                                .strings("list", List.of("a", "b")))))
        .isEqualTo(
            "{\"at\":\"2026-03-01T10:00:00.123Z\",\"none\":null,\"n\":7,\"flag\":true,\"list\":[\"a\",\"b\"]}\n");
  }

  @Test
  void indentedForPeople() {
    assertThat(
            Json.document(true, j -> j.array(List.of(1), (a, i) -> a.object(o -> o.field("n", i)))))
        .isEqualTo("[\n  {\n    \"n\": 1\n  }\n]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "quote \" and \\ slash",
        "esc \u001b[31m",
        "c1 \u009b31m",
        "bidi \u202e x",
        "tab\tline\nend",
        "wide 密码 🦊",
        "zero\u200bwidth",
        "del \u007f"
      })
  void textIsExactAndCannotActOnATerminal(String text) {
    String json = Json.document(false, j -> j.string(text));
    assertThat(new ObjectMapper().readTree(json).asString()).isEqualTo(text);
    assertThat(json.strip().chars())
        .allMatch(c -> c >= 0x20 && (c < 0x7f || c >= 0xa0) && c != 0x202e && c != 0x200b);
  }
}
