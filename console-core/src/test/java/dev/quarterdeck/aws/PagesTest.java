package dev.quarterdeck.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.aws.Pages.Page;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A list to its end, or what is missing of it said. */
class PagesTest {
  private static final ProblemException DENIED =
      new ProblemException(new Problem.Denied("No.", "Ask.", "ecs:ListServices", null));

  /** Pages by their token; a token without a page is refused. */
  private static Listing<String> all(Map<String, Page<String>> pages) {
    return Pages.all(Deadline.in(Duration.ofMinutes(1)), "services", token -> page(pages, token));
  }

  private static Page<String> page(Map<String, Page<String>> pages, @Nullable String token) {
    Page<String> page = pages.get(token == null ? "" : token);
    if (page == null) {
      throw DENIED;
    }
    return page;
  }

  @Test
  void everyPageIsAskedFor() {
    Listing<String> all =
        all(
            Map.of(
                "", new Page<>(List.of("a"), "2"),
                "2", new Page<>(List.of(), "3"),
                "3", new Page<>(List.of("c"), "")));
    assertThat(all.items()).containsExactly("a", "c");
    assertThat(all.isComplete()).isTrue();
  }

  @Test
  void aLaterPageThatFailsLeavesWhatWasReadAndSaysWhatIsMissing() {
    Listing<String> some = all(Map.of("", new Page<>(List.of("a", "b"), "2")));
    assertThat(some.items()).containsExactly("a", "b");
    assertThat(some.unknowns())
        .singleElement()
        .satisfies(
            u -> {
              assertThat(u.what()).isEqualTo("services after the first 2");
              assertThat(u.permission()).isEqualTo("ecs:ListServices");
            });
  }

  @Test
  void aFirstPageThatFailsFailsTheList() {
    assertThatThrownBy(() -> all(Map.of())).isSameAs(DENIED);
  }

  @Test
  void aTokenThatComesTwiceEndsTheListAsIncomplete() {
    Listing<String> some =
        all(
            Map.of(
                "", new Page<>(List.of("a"), "2"),
                "2", new Page<>(List.of("b"), "2")));
    assertThat(some.items()).containsExactly("a", "b");
    assertThat(some.isComplete()).isFalse();
  }

  @Test
  void anInterruptIsPassedOnAndNotTakenForAnIncompleteList() {
    ProblemException stopped = new ProblemException(Problems.interrupted());
    assertThatThrownBy(
            () ->
                Pages.all(
                    Deadline.in(Duration.ofMinutes(1)),
                    "services",
                    token -> {
                      if (token != null) {
                        throw stopped;
                      }
                      return new Page<>(List.of("a"), "2");
                    }))
        .isSameAs(stopped);
  }

  @Test
  void aListThatIsOfUseOnlyAsAWholeFailsWithAnyPage() {
    Map<String, Page<String>> pages =
        Map.of("", new Page<>(List.of("a"), "2"), "2", new Page<>(List.of("b"), "3"));
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    assertThatThrownBy(() -> Pages.whole(deadline, "services", 3, token -> page(pages, token)))
        .isSameAs(DENIED);
    assertThat(Pages.whole(deadline, "services", 2, token -> page(pages, token)))
        .containsExactly("a", "b");
  }
}
