package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.secrets.SecretDetail.ValueType;
import dev.quarterdeck.secrets.SecretDocument.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretDocumentTest {

  private static SecretDocument parse(String text) {
    try (SecretValue value = SecretValue.ofText(text)) {
      return SecretDocument.parse(value);
    }
  }

  private static Optional<String> valueOf(String text, String key) {
    try (SecretValue value = SecretValue.ofText(text)) {
      return SecretDocument.valueOf(value, key)
          .map(
              v -> {
                try (v) {
                  return v.<String>readText(s -> s);
                }
              });
    }
  }

  @Test
  void keys_with_types_and_lengths() {
    assertThat(
            parse(
                    """
                    {"S":"aé日😀", "ESC":"\\u0041\\n", "EMPTY":"", "I":5432000 ,"F":-1.5e3
                    ,"T":true,"N": null , "O": {"a":{"b":"ü"}}, "A":[1, "x"] }
                    """)
                .members())
        .containsExactly(
            new Member("S", ValueType.STRING, 4),
            new Member("ESC", ValueType.STRING, 2),
            new Member("EMPTY", ValueType.STRING, 0),
            new Member("I", ValueType.NUMBER, 7),
            new Member("F", ValueType.NUMBER, 6),
            new Member("T", ValueType.BOOLEAN, 4),
            new Member("N", ValueType.NULL, 4),
            new Member("O", ValueType.OBJECT, 16),
            new Member("A", ValueType.ARRAY, 8));
  }

  @Test
  void odd_names_are_keys_like_others() {
    SecretDocument d =
        parse(
            "{\"\":\"a\",\"a:b\":\"b\",\"\\u001b[2J\":\"c\",\"key with blank\":\"d\",\"schlüssel😀\":\"e\"}");
    assertThat(d.members())
        .extracting(Member::key)
        .containsExactly("", "a:b", "\u001b[2J", "key with blank", "schlüssel😀");
    assertThat(d.duplicates()).isEmpty();
  }

  @Test
  void the_last_of_duplicates_counts() {
    String text = "{\"K\":\"first\",\"L\":\"x\",\"K\":7,\"K\":\"last!\"}";
    SecretDocument d = parse(text);
    assertThat(d.members())
        .containsExactly(
            new Member("L", ValueType.STRING, 1), new Member("K", ValueType.STRING, 5));
    assertThat(d.duplicates()).containsExactly("K");
    assertThat(valueOf(text, "K")).hasValue("last!");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|empty",
        "'   '|empty",
        "[1,2]|JSON, but not an object",
        "\"canary\"|JSON, but not an object",
        "42|JSON, but not an object",
        "canary|not valid JSON at line 1",
        "'{\"a\":\"canary\"'|not valid JSON at line 1",
        "'{\"a\":canary}'|not valid JSON at line 1",
        "'{\"a\":\"canary\"} canary'|not valid JSON at line 1",
        "'{\"a\":\"canary\"} {}'|a JSON object with more text behind it",
        "'{\"a\":\"x\",}'|not valid JSON at line 1",
        "'{''a'':1}'|not valid JSON at line 1",
        "'{\"a\":01}'|not valid JSON at line 1",
        "'{\"a\":NaN}'|not valid JSON at line 1",
        "-----BEGIN PRIVATE KEY-----|not valid JSON at line 1",
      },
      delimiter = '|')
  void what_is_no_json_object_says_why_and_nothing_more(String text, String why) {
    SecretDocument d = parse(text);
    assertThat(d.isJsonObject()).isFalse();
    assertThat(d.members()).isEmpty();
    assertThat(d.whyNot().orElseThrow()).startsWith(why).doesNotContain("canary");
    assertThat(valueOf(text, "a")).as("consistent with parse").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32BE"})
  void only_utf8_is_json_to_ecs(String charset) {
    byte[] bytes = "{\"a\":12}".getBytes(java.nio.charset.Charset.forName(charset));
    try (SecretValue value = SecretValue.ofBytes(bytes)) {
      assertThat(SecretDocument.parse(value).isJsonObject()).isFalse();
      assertThat(SecretDocument.valueOf(value, "a")).isEmpty();
    }
  }

  @Test
  void values_of_one_key() {
    String text =
        "{\"ä\":\"日本\",\"N\": 5432000 ,\"B\":false,\"O\":{\"k\":[1,{\"ü\":\"😀\"}]},\"L\":\"é\",\"Z\":null}";
    assertThat(valueOf(text, "ä")).hasValue("日本");
    assertThat(valueOf(text, "N")).hasValue("5432000");
    assertThat(valueOf(text, "B")).hasValue("false");
    assertThat(valueOf(text, "O")).hasValue("{\"k\":[1,{\"ü\":\"😀\"}]}");
    assertThat(valueOf(text, "L")).hasValue("é");
    assertThat(valueOf(text, "Z")).hasValue("null");
    assertThat(valueOf(text, "k")).as("top level only").isEmpty();
    assertThat(valueOf(text, "n")).as("exactly").isEmpty();
  }

  @Test
  void the_largest_secret_is_read_whole() {
    String prefix = "{\"K\":\"";
    String value = "é".repeat((65_536 - prefix.length() - 2) / 2);
    String text = prefix + value + "\"}";
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(65_535, 65_536);
    assertThat(parse(text).members())
        .containsExactly(new Member("K", ValueType.STRING, value.length()));
    assertThat(valueOf(text, "K")).hasValue(value);
  }

  @Test
  void nothing_within_the_limit_is_too_long_deep_or_many() {
    assertThat(parse("{\"" + "k".repeat(60_000) + "\":1}").isJsonObject()).isTrue();
    assertThat(parse("{\"k\":" + "9".repeat(60_000) + "}").members())
        .containsExactly(new Member("k", ValueType.NUMBER, 60_000));
    assertThat(parse("{\"k\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}").isJsonObject())
        .isTrue();
    StringBuilder many = new StringBuilder("{\"k\":1");
    for (int i = 0; i < 8_000; i++) {
      many.append(",\"").append(i % 7_999).append("\":1");
    }
    assertThat(parse(many.append('}').toString()).members()).hasSize(8_000);
  }

  @Property(tries = 300)
  void what_stands_in_the_bytes_is_what_comes_out(
      @ForAll("keys") String key, @ForAll("raw") String raw, @ForAll("keys") String before) {
    String text =
        "{ "
            + quoted(before + "_")
            + " : "
            + quoted(before)
            + ", "
            + quoted(key)
            + ":"
            + raw
            + " }";
    assertThat(valueOf(text, key)).hasValue(raw);
    Member m = parse(text).members().getLast();
    assertThat(m.key()).isEqualTo(key);
    assertThat(m.length()).isEqualTo(raw.getBytes(StandardCharsets.UTF_8).length);
  }

  @Property(tries = 2000)
  void never_throws_and_never_quotes(@ForAll("damaged") byte[] bytes) {
    try (SecretValue value = SecretValue.ofBytes(bytes)) {
      SecretDocument d = SecretDocument.parse(value);
      assertThat(d.whyNot().orElse("")).doesNotContainIgnoringCase("canary");
      for (String key : List.of("a", "", "CANARY", "k")) {
        SecretDocument.valueOf(value, key)
            .ifPresent(
                v -> {
                  v.close();
                  assertThat(d.isJsonObject()).isTrue();
                  assertThat(d.members()).extracting(Member::key).contains(key);
                });
      }
    }
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withChars("aZ_é日 .:/").ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> raw() {
    return Arbitraries.of(
        "0",
        "-12.5E+10",
        "true",
        "false",
        "null",
        "{}",
        "[]",
        "{\"é\":[\"日\",{}]}",
        "[ 1 , \"😀\" ]");
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u00",
            "\"a\"",
            "\"k\":",
            "CANARY",
            "\"CANARY\"",
            "1",
            "-",
            "tru",
            "true",
            "null",
            " ",
            "\n",
            "\u0000",
            "\ufeff",
            "é",
            "日",
            "//",
            "'");
    Arbitrary<byte[]> text =
        pieces.list().ofMaxSize(25).map(l -> String.join("", l).getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> cut =
        Arbitraries.integers()
            .between(0, 40)
            .map(
                n ->
                    java.util.Arrays.copyOf(
                        "{\"a\":\"CANARY é\",\"k\":{\"b\":[1,2]}}".getBytes(StandardCharsets.UTF_8),
                        n));
    return Arbitraries.oneOf(text, cut, Arbitraries.bytes().array(byte[].class).ofMaxSize(40));
  }

  private static String quoted(String s) {
    return '"' + s + '"';
  }
}
