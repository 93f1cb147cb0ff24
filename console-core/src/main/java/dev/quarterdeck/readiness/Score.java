package dev.quarterdeck.readiness;

import dev.quarterdeck.readiness.catalogue.Catalogue;
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
    byCategory.forEach((name, of) -> categories.add(category(name, judged(of))));
    long blockers =
        results.stream()
            .filter(r -> r.status().blocks())
            .filter(r -> r.item().severity().compareTo(Severity.HIGH) >= 0)
            .count();
    return new Score(percent(results), (int) blockers, categories);
  }

  /**
   * Categories of a run of which only the statuses are remembered, by item; items that are not in
   * the catalogue any more are left out.
   */
  public static List<Category> of(Map<String, String> statuses, Catalogue catalogue) {
    Map<String, List<Judged>> byCategory = new LinkedHashMap<>();
    statuses.forEach(
        (id, status) ->
            catalogue
                .item(id)
                .ifPresent(
                    item ->
                        Status.of(status)
                            .ifPresent(
                                s ->
                                    byCategory
                                        .computeIfAbsent(item.category(), c -> new ArrayList<>())
                                        .add(new Judged(item.severity(), s)))));
    List<Category> categories = new ArrayList<>();
    byCategory.forEach((name, of) -> categories.add(category(name, of)));
    return categories;
  }

  /** What of an item counts. */
  private record Judged(Severity severity, Status status) {}

  private static List<Judged> judged(List<Run.Result> results) {
    return results.stream().map(r -> new Judged(r.item().severity(), r.status())).toList();
  }

  private static Category category(String name, List<Judged> of) {
    return new Category(
        name,
        share(of),
        count(of, Status.PASS, Status.WARN),
        count(of, Status.FAIL),
        count(of, Status.UNKNOWN, Status.EXPIRED, Status.OPEN),
        of.size() - count(of, Status.NOT_APPLICABLE));
  }

  static int percent(List<Run.Result> results) {
    return share(judged(results));
  }

  /** Nothing that applies is all done. */
  private static int share(List<Judged> all) {
    int have = 0;
    int could = 0;
    for (Judged j : all) {
      int weight = j.severity().weight();
      could += j.status() == Status.NOT_APPLICABLE ? 0 : 2 * weight;
      have += j.status() == Status.PASS ? 2 * weight : j.status() == Status.WARN ? weight : 0;
    }
    return could == 0 ? 100 : have * 100 / could;
  }

  private static int count(List<Judged> all, Status... statuses) {
    List<Status> wanted = List.of(statuses);
    return (int) all.stream().filter(j -> wanted.contains(j.status())).count();
  }
}
