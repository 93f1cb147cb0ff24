package dev.quarterdeck.screen.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterTest {
  private static final Table TABLE =
      Tables.of(
          Tables.row("api", 10),
          Tables.row("API-worker", 200),
          Tables.row("web", 10),
          Tables.row("Größe", 7),
          Tables.row("a+b", 1));

  private static String matching(String typed) {
    List<String> names =
        TABLE.rows().stream()
            .filter(Filter.of(typed, TABLE))
            .map(r -> r.cells().getFirst().text())
            .toList();
    return String.join(" ", names);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|api API-worker web Größe a+b",
        "'   '|api API-worker web Größe a+b",
        "api|api API-worker",
        "API|api API-worker",
        "api 200|API-worker",
        "'  200   api '|API-worker",
        "!api|web Größe a+b",
        "api !worker|api",
        "!|api API-worker web Größe a+b",
        "GRÖSSE|''",
        "größe|Größe",
        "GRÖß|Größe",
        "name:web|web",
        "NAME:web|web",
        "size:10|api web",
        "!size:10|API-worker Größe a+b",
        "size:api|''",
        "size:|api API-worker web Größe a+b",
        "nocolumn:web|''",
        "/^api$/|api",
        "name:/b$/|web a+b",
        "a+b|a+b",
        "/a+/|api API-worker a+b",
        "/(/|''",
        "/a.*b/|a+b",
        "/^a\\+b$|''",
        "name:/^(api)$/ size:10|api",
        "\"10 B\"|api web",
        "size:\"10 B\" !web|api",
        "\"10|''",
        "!name:api|web Größe a+b",
        "name:|api API-worker web Größe a+b",
        "/|''",
        "//|''",
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true)
  void grammar(String typed, String names) {
    assertThat(matching(typed)).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''|''",
        "web|has web",
        "web !api|has web · without api",
        "name:web !size:/^1/|name has web · size not matching /^1/",
        "/(/|has /(/",
        "! name:|''",
      },
      delimiter = '|')
  void itIsSaidInWords(String typed, String says) {
    assertThat(Filter.of(typed, TABLE).says()).isEqualTo(says);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/(/|/(/ is no pattern yet (unclosed group at 2): looked for as plain text.",
        "/[a|/[a is no pattern yet (its second / is missing): looked for as plain text.",
        "name:/*/|/*/ is no pattern yet (dangling meta character '*' at 1): looked for as plain text.",
      },
      delimiter = '|',
      quoteCharacter = '~')
  void whatIsWrongWithAPatternIsSaidCalmly(String typed, String complaint) {
    assertThat(Filter.of(typed, TABLE).complaint()).isEqualTo(complaint);
    assertThat(Filter.of("web /^a.c/", TABLE).complaint()).isNull();
  }

  /** This one would go on for longer than the universe lasts. */
  @Test
  void aPatternThatTriesForEverIsGivenUp() {
    Table table = Tables.of(Tables.row("a".repeat(200) + "!", 1), Tables.row("aab", 2));
    TableState filtered = TableState.of(table).withFilter("/(a+a+)+b/");
    assertThat(filtered.visible()).extracting(Row::id).containsExactly("id-aab");
    assertThat(filtered.complaint()).contains("/(a+a+)+b/ takes too long");
    assertThat(filtered.withFilter("aab").complaint()).isNull();
  }

  @Property
  void whatever_is_typed_filters(@ForAll("typed") String typed) {
    List<Row> kept = TABLE.rows().stream().filter(Filter.of(typed, TABLE)).toList();
    assertThat(TABLE.rows()).containsAll(kept.isEmpty() ? TABLE.rows() : kept);
  }

  @Property
  void a_negated_word_keeps_the_rest(@ForAll("word") String word) {
    long with = TABLE.rows().stream().filter(Filter.of(word, TABLE)).count();
    long without = TABLE.rows().stream().filter(Filter.of("!" + word, TABLE)).count();
    assertThat(with + without).isEqualTo(TABLE.rows().size());
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.strings().withChars("ab!:/()[*+ \\name").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> word() {
    return Arbitraries.strings().withChars("abeiprwAPI10ö+").ofMinLength(1).ofMaxLength(4);
  }
}
