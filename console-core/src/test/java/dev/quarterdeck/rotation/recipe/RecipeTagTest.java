package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class RecipeTagTest {
  @Property
  void any_key_and_option_comes_back_from_a_tag_that_aws_takes(
      @ForAll @StringLength(min = 1, max = 20) String key,
      @ForAll @StringLength(max = 20) String option) {
    // A lone surrogate is no character that JSON or UTF-8 can carry.
    String k = key.replaceAll("\\p{Cs}", "x");
    String o = option.replaceAll("\\p{Cs}", "x");
    RecipeTag tag = new RecipeTag("supplied", Map.of("header", o));
    assertThat(RecipeTag.name(k) + tag.value()).matches("[A-Za-z0-9 +\\-=._:/@]*");
    assertThat(RecipeTag.in(Map.of(RecipeTag.name(k), tag.value()), k)).contains(tag);
  }

  @Test
  void what_does_not_fit_is_refused_and_what_cannot_be_read_is_nothing() {
    RecipeTag tag = new RecipeTag("generated", Map.of());
    assertThat(Asked.problem(tag.beside(Map.of(), "K".repeat(120))).sentence())
        .contains("does not fit into a tag");
    Map<String, String> full = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      full.put("tag" + i, "x");
    }
    assertThat(Asked.problem(tag.beside(full, "K")).sentence()).contains("50 tags");
    assertThat(tag.beside(Map.of(), null).orThrow())
        .containsExactly(Map.entry("quarterdeck:recipe", "generated"));
    assertThat(RecipeTag.read("generated length")).isEmpty();
    assertThat(RecipeTag.read("generated length=6=4")).isEmpty();
    assertThat(RecipeTag.read("")).isEmpty();
  }
}
