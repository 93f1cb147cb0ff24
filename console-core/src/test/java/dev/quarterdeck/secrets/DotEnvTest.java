package dev.quarterdeck.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
  private static Map<String, String> parse(String text) {
    Map<String, SecretValue> values = DotEnv.parse(text);
    try {
      Map<String, String> texts = new LinkedHashMap<>();
      values.forEach((k, v) -> texts.put(k, v.<String>readText(t -> t)));
      return texts;
    } finally {
      SecretDocument.close(values);
    }
  }

  @Test
  void reads_what_people_write() {
    assertThat(
            parse(
                """
                # comment
                A=1
                export B = two words  # not this
                C='it''s $HOME \\n'
                """
                    .replace("it''s", "is")))
        .containsExactly(
            Map.entry("A", "1"), Map.entry("B", "two words"), Map.entry("C", "is $HOME \\n"));
    assertThat(
            parse(
                "\ufeffURL=postgres://u:p#w@h/db?x=y\r\nE=\r\nF=\"a\\nb\\\"\\\\\\$\nsecond\" # c\nE=last"))
        .containsExactly(
            Map.entry("URL", "postgres://u:p#w@h/db?x=y"),
            Map.entry("F", "a\nb\"\\$\nsecond"),
            Map.entry("E", "last"));
    assertThat(parse("\n \n#x")).isEmpty();
  }

  @Test
  void reads_names_and_quotes_as_libraries_do() {
    assertThat(parse("spring.datasource.url=1\nfeature-x=2\nJS=`it's \"all\" \\n`\n"))
        .containsExactly(
            Map.entry("spring.datasource.url", "1"),
            Map.entry("feature-x", "2"),
            Map.entry("JS", "it's \"all\" \\n"));
  }

  @Test
  void line_ends_within_a_value_do_not_depend_on_who_wrote_the_file() {
    assertThat(parse("A=\"1\r\n2\"\r\nB='1\r\n2\r'\r\n"))
        .containsExactly(Map.entry("A", "1\n2"), Map.entry("B", "1\n2\r"));
  }

  /** Node's dotenv and python-dotenv take no backslash away that a shell would. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "https://h:1/a%20b,c | https://h:1/a%20b,c",
        "{\"key\":\"-----BEGIN\\nx\"} | '{\"key\":\"-----BEGIN\\nx\"}'",
        "a#b $HOME `id` | 'a#b $HOME `id`'",
        "it's # here | \"it's # here\"",
        "it's $HOME | \"it's \\$HOME\"",
        "C:\\ | \"C:\\\\\"",
      })
  void the_plainest_quotes_are_taken(String value, String written) {
    StringBuilder out = new StringBuilder();
    DotEnv.write(out, "A", value);
    assertThat(out).hasToString("A=" + written + "\n");
  }

  @Test
  void a_shell_reads_the_file_the_same() throws IOException, InterruptedException {
    for (String value :
        new String[] {
          "line one\nline two\n", "{\"a\":\"b\\n\"}", "it's\n\"$HOME\" `id` \\", "\ttab\\", "é 🚀"
        }) {
      StringBuilder out = new StringBuilder("set -a\n");
      DotEnv.write(out, "CANARY", value);
      Process sh =
          new ProcessBuilder("sh", "-c", "eval \"$1\"; printenv CANARY", "sh", out.toString())
              .start();
      assertThat(new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(value + "\n");
      assertThat(sh.waitFor()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "canary,no '='",
    "1A=canary,no name",
    "A=\"canary,never closes",
    "A='canary' canary,goes on"
  })
  void says_where_it_is_wrong_and_never_what_stands_there(String line, String what) {
    assertThatThrownBy(() -> parse("OK=1\n" + line))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem().sentence())
                    .contains("Line 2", what)
                    .doesNotContain("canary"));
  }

  @Property
  void what_is_written_reads_back(@ForAll String raw) {
    String value = new String(raw.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    DotEnv.write(out, "A", value);
    DotEnv.write(out, "B_2", "x");
    assertThat(parse(out.toString())).containsExactly(Map.entry("A", value), Map.entry("B_2", "x"));
  }

  @Test
  void a_shell_reads_its_format_the_same() throws IOException, InterruptedException {
    String value = "a'b\"c $HOME `id` \\n\n\ttwo é !x";
    StringBuilder out = new StringBuilder();
    DotEnv.shell(out, "CANARY", value);
    Process sh =
        new ProcessBuilder("sh", "-c", "eval \"$1\"; printf %s \"$CANARY\"", "sh", out.toString())
            .start();
    assertThat(new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(value);
    assertThat(sh.waitFor()).isZero();
  }

  @Test
  void a_key_that_is_no_name_is_refused() {
    assertThatThrownBy(() -> DotEnv.shell(new StringBuilder(), "A;rm", "x"))
        .hasMessageContaining("variable");
    assertThatThrownBy(() -> DotEnv.shell(new StringBuilder(), "a.b", "x"))
        .hasMessageContaining("variable");
    assertThatThrownBy(() -> DotEnv.write(new StringBuilder(), "a=b", "x"))
        .hasMessageContaining("variable");
  }
}
