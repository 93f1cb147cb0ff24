package dev.quarterdeck.screen.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** What people type behind a slash. */
class FilterFuzzTest {
  private static final Table TABLE =
      Tables.of(Tables.row("api", 10), Tables.row("a".repeat(300), 2), Tables.row("Größe", 7));

  @Test
  void whateverIsTypedFilters() {
    Fuzz.of("filters", "api !worker", "name:web /^(a|b)*$/", "\"two words\" size:10", "/(a+)+b/")
        .each(
            text -> {
              Filter filter = Filter.of(text, TABLE);
              TABLE.rows().forEach(filter::test);
              Fuzz.clean(filter.says());
            });
  }

  @Test
  void theFilterInWordsIsFitToBeShownAndBracketsWithoutEndAreNoPattern() {
    assertThat(Filter.of("a\u202e", TABLE).says()).doesNotContain("\u202e");
    Filter deep = Filter.of("/" + "(".repeat(20_000) + ")".repeat(20_000) + "/", TABLE);
    assertThat(deep.complaint()).isNotBlank();
  }
}
