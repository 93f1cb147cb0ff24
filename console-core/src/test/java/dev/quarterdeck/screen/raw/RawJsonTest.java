package dev.quarterdeck.screen.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawJsonTest {
  private static final String CANARY = "canary-51b2-raw";

  private enum Colour {
    RED
  }

  private record Inner(String arn, List<Integer> numbers) {}

  private record Outer(
      @Nullable String nothing,
      Colour colour,
      Instant at,
      Duration length,
      Optional<Boolean> maybe,
      Map<String, Double> map,
      List<Inner> inner,
      Object other) {}

  private record Around(Inner inner) {}

  private static Outer outer(Object other) {
    return new Outer(
        null,
        Colour.RED,
        Instant.EPOCH,
        Duration.ofMinutes(2),
        Optional.of(true),
        Map.of("half", 0.5),
        List.of(new Inner("arn:1", List.of(1, 2)), new Inner("arn:2", List.of())),
        other);
  }

  @Test
  void recordsAreWrittenFieldByField() {
    assertThat(RawJson.of(outer("x")))
        .isEqualTo(
            """
            {
              "nothing": null,
              "colour": "RED",
              "at": "1970-01-01T00:00:00Z",
              "length": "PT2M",
              "maybe": true,
              "map": {
                "half": 0.5
              },
              "inner": [
                {
                  "arn": "arn:1",
                  "numbers": [
                    1,
                    2
                  ]
                },
                {
                  "arn": "arn:2",
                  "numbers": []
                }
              ],
              "other": "x"
            }""");
  }

  @Test
  void aSecretAndWhateverElseIsNotPlainStaysHidden() {
    try (SecretValue secret = SecretValue.ofText(CANARY)) {
      assertThat(RawJson.of(outer(secret))).contains("\"other\": \"••••").doesNotContain(CANARY);
    }
    Object holder =
        new Object() {
          @Override
          public String toString() {
            return CANARY;
          }
        };
    assertThat(RawJson.of(outer(holder))).contains("\"other\": \"(").doesNotContain(CANARY);
  }

  @Test
  void hostileTextIsEscaped() {
    assertThat(RawJson.of("a\"\\\u001b[2J\n\u202e\u009b漢🚀"))
        .isEqualTo("\"a\\\"\\\\\\u001b[2J\\u000a\\u202e\\u009b漢🚀\"");
  }

  @Test
  void aRowsElementIsFoundByItsId() {
    Outer outer = outer("x");
    assertThat(RawJson.row(outer, "arn:2")).isEqualTo(outer.inner().get(1));
    List<Around> list = List.of(new Around(outer.inner().get(0)), new Around(outer.inner().get(1)));
    assertThat(RawJson.row(list, "arn:2")).isEqualTo(list.get(1));
    assertThat(RawJson.row(list, "arn:3")).isSameAs(list);
  }
}
