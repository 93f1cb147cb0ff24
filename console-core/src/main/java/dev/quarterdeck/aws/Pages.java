package dev.quarterdeck.aws;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Problems;
import dev.quarterdeck.kernel.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages a list to its end. A failing first page fails the list; a later one leaves what was read
 * and says what is missing. A token that comes twice would page for ever: it ends the list as a
 * problem.
 */
final class Pages {
  private Pages() {}

  /** One page as AWS gave it. */
  record Page<T>(List<T> items, @Nullable String next) {}

  /** {@code what} words the list, for example {@code secrets}; {@code page} asks for one. */
  static <T> Listing<T> all(
      Deadline deadline, String what, Function<@Nullable String, Page<T>> page) {
    List<T> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try {
      read(deadline, what, Integer.MAX_VALUE, page, items, seen);
      return Listing.complete(items);
    } catch (ProblemException e) {
      if (seen.isEmpty() || e.problem() instanceof Problem.Interrupted) {
        throw e;
      }
      return new Listing<>(
          items, List.of(Unknown.of(what + " after the first " + items.size(), e.problem())));
    }
  }

  /**
   * A list that is of use only as a whole: a page that fails, fails it.
   *
   * @param enough stops at the page with which there are so many
   */
  static <T> List<T> whole(
      Deadline deadline, String what, int enough, Function<@Nullable String, Page<T>> page) {
    List<T> items = new ArrayList<>();
    read(deadline, what, enough, page, items, new HashSet<>());
    return items;
  }

  private static <T> void read(
      Deadline deadline,
      String what,
      int enough,
      Function<@Nullable String, Page<T>> page,
      List<T> items,
      Set<String> seen) {
    @Nullable String token = null;
    do {
      if (deadline.passed()) {
        throw new ProblemException(Problems.timedOut("Listing " + what));
      }
      Page<T> next = page.apply(token);
      items.addAll(next.items());
      token = next.next() == null || next.next().isEmpty() ? null : next.next();
      if (token != null && !seen.add(token)) {
        throw new ProblemException(repeated(what));
      }
    } while (token != null && items.size() < enough);
  }

  private static Problem repeated(String what) {
    return new Problem.Unexpected(
        "The list of " + what + " came back with the same page token twice.",
        "Check --endpoint-url; the endpoint does not page as AWS does.",
        "repeating token");
  }

  /** Slices of at most {@code size}, for calls that take several names at once. */
  static <T> List<List<T>> batches(List<T> all, int size) {
    List<List<T>> batches = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      batches.add(all.subList(i, Math.min(all.size(), i + size)));
    }
    return batches;
  }
}
