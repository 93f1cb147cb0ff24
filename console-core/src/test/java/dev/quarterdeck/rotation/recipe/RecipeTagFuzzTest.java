package dev.quarterdeck.rotation.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.fuzz.Fuzz;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A recipe remembered in a tag. */
class RecipeTagFuzzTest {

  @Test
  void tagsOfOthersAreNone() {
    Fuzz.of("recipe tags", "postgres mode=alternate admin=a/b:URL", "generated", "redis host=a:1")
        .each(
            text -> {
              RecipeTag.read(text)
                  .ifPresent(tag -> assertThat(RecipeTag.read(tag.value())).isPresent());
              RecipeTag.in(Map.of(RecipeTag.name("K"), text), "K");
            });
  }
}
