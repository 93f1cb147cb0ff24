package dev.quarterdeck.readiness;

import dev.quarterdeck.readiness.catalogue.Severity;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the list is done, in percent. An item weighs 1 (low), 2 (medium), 4 (high) or 8
 * (critical). Passed counts whole, a warning half; failed, unknown, expired, open and waived count
 * nothing; what does not apply is left out. So what is not known is never passed, and an accepted
 * risk is still a risk.
 *
 * @param percent rounded down, so that 100 means everything
 * @param blockers critical and high items that fail, are unknown, expired or open
 */
public record Score(int percent, int blockers, List<Category> categories) {
  public Score {
    categories = List.copyOf(categories);
  }

  /**
   * @param failed those that fail
   * @param unknown those that are unknown, expired or open
   * @param total all but those that do not apply
   */
  public record Category(
      String category, int percent, int passed, int failed, int unknown, int total) {}

  static Score of(List<Run.Result> results) {
    Map<String, List<Run.Result>> byCategory = new LinkedHashMap<>();
    results.forEach(
        r -> byCategory.computeIfAbsent(r.item().category(), c -> new ArrayList<>()).add(r));
    List<Category> categories = new ArrayList<>();
    byCategory.forEach(
        (name, of) ->
            categories.add(
                new Category(
                    name,
                    percent(of),
                    count(of, Status.PASS, Status.WARN),
                    count(of, Status.FAIL),
                    count(of, Status.UNKNOWN, Status.EXPIRED, Status.OPEN),
                    of.size() - count(of, Status.NOT_APPLICABLE))));
    long blockers =
        results.stream()
            .filter(r -> r.status().blocks())
            .filter(r -> r.item().severity().compareTo(Severity.HIGH) >= 0)
            .count();
    return new Score(percent(results), (int) blockers, categories);
  }

  /** Nothing that applies is all done. */
  static int percent(List<Run.Result> results) {
    int have = 0;
    int could = 0;
    for (Run.Result r : results) {
      int weight = r.item().severity().weight();
      could += r.status() == Status.NOT_APPLICABLE ? 0 : 2 * weight;
      have += r.status() == Status.PASS ? 2 * weight : r.status() == Status.WARN ? weight : 0;
    }
    return could == 0 ? 100 : have * 100 / could;
  }

  private static int count(List<Run.Result> results, Status... statuses) {
    List<Status> wanted = List.of(statuses);
    return (int) results.stream().filter(r -> wanted.contains(r.status())).count();
  }
}
