package dev.quarterdeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {

  @ParameterizedTest
  @CsvSource(
      value = {
        "'a\u001b[31mred'|'a\ufffd[31mred'",
        "'a\u0000b'|'a\ufffdb'",
        "'a\u007fb\u009bc'|'a\ufffdb\ufffdc'",
        "'one\ntwo\tthree\rfour'|'one two three four'",
        "'a\u2028b\u2029c\u0085d'|'a b c d'",
        "'user\u202egnp.exe'|'user\ufffdgnp.exe'",
        "'a\u2066b\u2069'|'a\ufffdb\ufffd'",
        "'a\u061cb'|'a\ufffdb'",
        "'zero\u200bwidth'|'zero\ufffdwidth'",
        "'\ufeffbom'|'\ufffdbom'",
        "'soft\u00adhyphen'|'soft\ufffdhyphen'",
        "'lone\ud800high'|'lone\ufffdhigh'",
        "'lone\udc00low'|'lone\ufffdlow'",
        "'end\ud83d'|'end\ufffd'",
        "'tag\udb40\udc41'|'tag\ufffd'",
        "'Grüße 日本 😀 é'|'Grüße 日本 😀 é'",
      },
      delimiter = '|')
  void cleans(String hostile, String clean) {
    assertThat(Text.clean(hostile)).isEqualTo(clean);
  }

  @Test
  void a_clean_text_is_given_back_itself() {
    String plain = "acme/prod/app";
    String foreign = "Größe 😀";
    assertThat(Text.clean(plain)).isSameAs(plain);
    assertThat(Text.clean(foreign)).isSameAs(foreign);
  }

  @Property
  void nothing_that_offends_gets_through(@ForAll("hostile") String text) {
    String clean = Text.clean(text);
    assertThat(clean.codePoints())
        .allMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.FORMAT,
                      Character.SURROGATE,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR ->
                      false;
                  default -> true;
                });
    assertThat(clean.codePointCount(0, clean.length()))
        .as("one for one")
        .isEqualTo(text.codePointCount(0, text.length()));
    assertThat(Text.clean(clean)).isSameAs(clean);
  }

  @Property
  void one_full_stop_goes(@ForAll("hostile") String text) {
    assertThat(Text.stripDot(text + ".")).isEqualTo(text);
    assertThat(Text.stripDot(text + "!")).isEqualTo(text + "!");
  }

  @Property
  void shortening_keeps_the_limit_and_pairs(
      @ForAll("hostile") String text, @ForAll @IntRange(min = 1, max = 40) int max) {
    String clean = Text.clean(text);
    String cut = Text.shorten(clean, max);
    assertThat(cut).hasSizeLessThanOrEqualTo(max);
    assertThat(Text.clean(cut)).isSameAs(cut);
    if (clean.length() <= max) {
      assertThat(cut).isSameAs(clean);
    } else {
      assertThat(cut).endsWith("…");
      assertThat(clean).startsWith(cut.substring(0, cut.length() - 1));
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
            Arbitraries.chars().all().map(String::valueOf),
            Arbitraries.integers().between(0x10000, 0x10ffff).map(Character::toString),
            Arbitraries.of("\u001b[2J", "\u202e", "\u061c", "\ud83d", "\ude00", "😀", "a", "\n"))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }
}
