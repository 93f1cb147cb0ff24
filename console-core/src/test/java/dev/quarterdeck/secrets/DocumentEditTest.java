package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class DocumentEditTest {
  private static String with(String document, String key, String value) {
    try (SecretValue d = SecretValue.ofText(document);
        SecretValue v = SecretValue.ofText(value);
        SecretValue edited = DocumentEdit.with(d, key, v)) {
      return edited.<String>readText(t -> t);
    }
  }

  private static String valueOf(String document, String key) {
    try (SecretValue d = SecretValue.ofText(document);
        SecretValue v = SecretDocument.valueOf(d, key).orElseThrow()) {
      return v.<String>readText(t -> t);
    }
  }

  @Test
  void replaces_one_value_and_nothing_else() {
    String before =
        "{ \"A\" : \"1\" ,\n\t\"B\":5432000.00,\"C\" : {\"A\":\"x\"}\r\n, \"D\":\"\\u0041\\/\" }\n";
    assertThat(with(before, "A", "n\"e\\w\n\u0001é😀"))
        .isEqualTo(before.replace("\"1\"", "\"n\\\"e\\\\w\\n\\u0001é😀\""));
    assertThat(with(before, "B", "7")).isEqualTo(before.replace("5432000.00", "\"7\""));
    assertThat(with(before, "C", "7")).isEqualTo(before.replace("{\"A\":\"x\"}", "\"7\""));
    assertThat(with(before, "D", "7")).isEqualTo(before.replace("\"\\u0041\\/\"", "\"7\""));
  }

  @Test
  void a_new_key_takes_the_documents_own_formatting() {
    assertThat(with("{}", "K", "v")).isEqualTo("{\"K\":\"v\"}");
    assertThat(with(" { \n } ", "K", "v")).isEqualTo(" {\"K\":\"v\" \n } ");
    assertThat(with("{\"a\":1}", "K", "v")).isEqualTo("{\"a\":1,\"K\":\"v\"}");
    assertThat(with("{\"a\": 1}", "K", "v")).isEqualTo("{\"a\": 1, \"K\": \"v\"}");
    assertThat(with("{ \"a\": 1 }", "K", "v")).isEqualTo("{ \"a\": 1, \"K\": \"v\" }");
    assertThat(with("{\n  \"a\": 1\n}\n", "K", "v"))
        .isEqualTo("{\n  \"a\": 1,\n  \"K\": \"v\"\n}\n");
    assertThat(with("{\n  \"a\": 1,\n  \"b\": [\n 2]\n}", "K", "v"))
        .isEqualTo("{\n  \"a\": 1,\n  \"b\": [\n 2],\n  \"K\": \"v\"\n}");
    assertThat(with("{ \"a\":1\n, \"b\":2\n}", "K", "v"))
        .isEqualTo("{ \"a\":1\n, \"b\":2\n, \"K\":\"v\"\n}");
    assertThat(with("{\"a\\\"b\":1}", "K\"", "v")).isEqualTo("{\"a\\\"b\":1,\"K\\\"\":\"v\"}");
  }

  private static String without(String document, String key) {
    try (SecretValue d = SecretValue.ofText(document);
        SecretValue edited = DocumentEdit.without(d, key)) {
      return edited.<String>readText(t -> t);
    }
  }

  @Test
  void removes_one_key_with_its_separator_and_nothing_else() {
    assertThat(without("{\"a\":1}", "a")).isEqualTo("{}");
    assertThat(without("{ \"a\": 1 }\n", "a")).isEqualTo("{ }\n");
    assertThat(without("{\"a\":1, \"b\": 2.00,\"c\":3}", "a")).isEqualTo("{\"b\": 2.00,\"c\":3}");
    assertThat(without("{\"a\":1, \"b\": 2.00,\"c\":3}", "b")).isEqualTo("{\"a\":1, \"c\":3}");
    assertThat(without("{\n  \"a\": 1,\n  \"b\": {\"a\":2}\n}\n", "b"))
        .isEqualTo("{\n  \"a\": 1\n}\n");
    assertThat(without("{\n  \"a\": 1,\n  \"b\": {\"a\":2}\n}\n", "a"))
        .isEqualTo("{\n  \"b\": {\"a\":2}\n}\n");
  }

  @Test
  void removes_every_one_of_a_key_that_stands_twice() {
    assertThat(without("{\"a\":1,\"b\":2,\"\\u0061\":3}", "a")).isEqualTo("{\"b\":2}");
    assertThat(without("{\"a\":1,\"a\":3}", "a")).isEqualTo("{}");
    assertThat(without("{\"b\" : 2}", "a")).isEqualTo("{\"b\" : 2}");
  }

  @Test
  void of_a_key_that_stands_twice_the_last_is_set() {
    assertThat(with("{\"a\":\"1\",\"a\":\"2\"}", "a", "3")).isEqualTo("{\"a\":\"1\",\"a\":\"3\"}");
  }

  @Test
  void a_key_written_with_escapes_is_the_same_key() {
    assertThat(with("{\"\\u0061\":\"1\"}", "a", "3")).isEqualTo("{\"\\u0061\":\"3\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"canary-text", "[1]", "\"canary\"", "{\"a\":1} canary", "{\"a\":canary}", "{"})
  void what_is_no_object_is_refused_without_quoting_it(String text) {
    assertThatThrownBy(() -> with(text, "a", "canary-new"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(Problem.Invalid.class);
              assertThat(e.getCause()).isNull();
              assertThat(e.toString()).doesNotContain("canary");
            });
  }

  record Doc(List<String> members, String open, String comma, String end) {
    String text() {
      return open + String.join(comma, members) + end;
    }
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of("A", "B", "C:D", "é😀", "", "with \"quote\"", "back\\slash", "J\nK");
  }

  private static Arbitrary<String> space() {
    return Arbitraries.of("", " ", "\n", "\n  ", "\t", "\r\n    ");
  }

  @Provide
  Arbitrary<Doc> docs() {
    ObjectMapper json = new ObjectMapper();
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(json::writeValueAsString),
            Arbitraries.of(
                "null",
                "true",
                "-0",
                "1E400",
                "5.4320000e+6",
                "[]",
                "[ 1 , {\"A\":\"]}\"} ]",
                "{ }",
                "{\"A\" : \"}\" , \"B\":[\"\\\"\"]}",
                "\"\\ud83d\\ude00\\/\\b\""));
    Arbitrary<String> members =
        Combinators.combine(keys(), space(), space(), values)
            .as((k, s, t, v) -> json.writeValueAsString(k) + s + ":" + t + v);
    return Combinators.combine(
            members.list().ofMaxSize(6), space(), space(), space(), space(), space())
        .as((m, a, b, c, d, e) -> new Doc(m, a + "{" + b, c + "," + d, e + "}" + a));
  }

  @Property
  void every_other_byte_stays(
      @ForAll("docs") Doc doc,
      @ForAll("keys") String key,
      @ForAll @StringLength(max = 20) String raw) {
    // What Secrets Manager and UTF-8 cannot hold cannot be given either.
    String value = new String(raw.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String before = doc.text();
    String after = with(before, key, value);
    assertThat(valueOf(after, key)).isEqualTo(value);
    int head = 0;
    while (head < before.length()
        && head < after.length()
        && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    String written = new ObjectMapper().writeValueAsString(value);
    List<String> keysBefore = names(before);
    if (keysBefore.contains(key)) {
      // One member's value was exchanged, found here without a parser of ours: by its index.
      int index = lastIndex(doc, key);
      String member = doc.members().get(index);
      String name = new ObjectMapper().writeValueAsString(key);
      String rest = member.substring(name.length());
      int value0 = name.length() + rest.indexOf(':') + 1;
      while (" \n\t\r".indexOf(member.charAt(value0)) >= 0) {
        value0++;
      }
      String prefix = doc.open() + join(doc, 0, index, true) + member.substring(0, value0);
      String suffix = join(doc, index + 1, doc.members().size(), false) + doc.end();
      assertThat(after).startsWith(prefix).endsWith(suffix);
      String between = after.substring(prefix.length(), after.length() - suffix.length());
      assertThat(new ObjectMapper().readValue(between, String.class)).isEqualTo(value);
    } else {
      assertThat(names(after)).hasSize(keysBefore.size() + 1);
      assertThat(names(after).subList(0, keysBefore.size())).isEqualTo(keysBefore);
      // Taking the inserted run away gives the document back.
      int run = after.length() - before.length();
      int from = head;
      while (from >= 0
          && !(after.substring(0, from) + after.substring(from + run)).equals(before)) {
        from--;
      }
      assertThat(from).as("one run was inserted into %s: %s", before, after).isNotNegative();
    }
    try (SecretValue a = SecretValue.ofText(before);
        SecretValue b = SecretValue.ofText(after)) {
      KeyDiff diff = KeyDiff.between(a, false, b, false);
      assertThat(diff.removed()).isEmpty();
      assertThat(diff.keys()).isSubsetOf(key);
      assertThat(written).startsWith("\"");
    }
  }

  private static String join(Doc doc, int from, int to, boolean commaBehind) {
    return doc.members().subList(from, to).stream()
        .map(m -> commaBehind ? m + doc.comma() : doc.comma() + m)
        .collect(Collectors.joining());
  }

  private static int lastIndex(Doc doc, String key) {
    String name = new ObjectMapper().writeValueAsString(key);
    for (int i = doc.members().size() - 1; i >= 0; i--) {
      if (doc.members().get(i).startsWith(name)) {
        return i;
      }
    }
    throw new AssertionError(key);
  }

  private static List<String> names(String text) {
    try (SecretValue v = SecretValue.ofText(text)) {
      return SecretDocument.parse(v).members().stream().map(SecretDocument.Member::key).toList();
    }
  }

  @Test
  void a_diff_names_keys_and_lengths() {
    try (SecretValue a = SecretValue.ofText("{\"A\":\"1\",\"B\":\"22\",\"N\":1,\"X\":\"é\"}");
        SecretValue b = SecretValue.ofText("{\"X\":\"é\",\"N\":\"1\",\"B\":\"333\",\"C\":\"\"}")) {
      KeyDiff diff = KeyDiff.between(a, false, b, false);
      Map<String, String> lengths =
          diff.changed().stream()
              .collect(
                  Collectors.toMap(
                      e -> Objects.requireNonNull(e.key()),
                      e -> e.oldLength() + "→" + e.newLength()));
      assertThat(lengths).containsOnly(Map.entry("B", "2→3"), Map.entry("N", "1→1"));
      assertThat(diff.added()).extracting(KeyDiff.Entry::key).containsExactly("C");
      assertThat(diff.removed()).extracting(KeyDiff.Entry::key).containsExactly("A");
      assertThat(diff.same()).isOne();
      assertThat(diff.sameBytes()).isFalse();
    }
  }

  @Test
  void what_is_no_object_is_compared_whole() {
    try (SecretValue a = SecretValue.ofText("one");
        SecretValue b = SecretValue.ofText("two!")) {
      assertThat(KeyDiff.between(a, false, b, false).changed())
          .singleElement()
          .satisfies(e -> assertThat(e.key()).isNull());
      assertThat(KeyDiff.between(a, false, a, false).isEmpty()).isTrue();
    }
  }
}
