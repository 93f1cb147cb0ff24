package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run over the whole list.
 *
 * @param asOf in the time that AWS lives in
 * @param scope in words
 * @param dropped items that the team left out, with the reason
 */
public record Run(
    Instant asOf,
    @Nullable String product,
    @Nullable String account,
    String region,
    String scope,
    Score score,
    List<Result> results,
    Map<String, String> dropped,
    List<Unknown> unknowns) {
  public Run {
    results = List.copyOf(results);
    dropped = Map.copyOf(dropped);
    unknowns = List.copyOf(unknowns);
  }

  /**
   * What became of one item.
   *
   * @param nextStep one sentence; null where nothing is to be done
   * @param expires when a person's word or a waiver ends
   */
  public record Result(
      Item item,
      Status status,
      List<Evidence> evidence,
      @Nullable String nextStep,
      @Nullable String owner,
      @Nullable Instant due,
      @Nullable Instant expires) {
    public Result {
      evidence = List.copyOf(evidence);
    }
  }

  private static final List<Status> ORDER =
      List.of(
          Status.FAIL,
          Status.EXPIRED,
          Status.UNKNOWN,
          Status.OPEN,
          Status.WARN,
          Status.WAIVED,
          Status.PASS,
          Status.NOT_APPLICABLE);

  /** What needs work first, of that the severest. */
  public static Comparator<Result> needingWorkFirst() {
    return Comparator.<Result>comparingInt(r -> ORDER.indexOf(r.status()))
        .thenComparing(r -> r.item().severity(), Comparator.reverseOrder());
  }

  /** What stands in the way, the severest first: the order of a walk. */
  public List<Result> open() {
    return results.stream()
        .filter(r -> r.status().blocks())
        .sorted(
            Comparator.comparing((Result r) -> r.item().severity())
                .reversed()
                .thenComparing(needingWorkFirst()))
        .toList();
  }

  /** One of them; empty for an item that is not in the list. */
  public Optional<Result> result(String item) {
    return results.stream().filter(r -> r.item().id().equals(item)).findFirst();
  }

  /** The same with one result anew, and the score counted again. */
  Run with(Result changed) {
    List<Result> all =
        results.stream().map(r -> r.item().id().equals(changed.item().id()) ? changed : r).toList();
    return new Run(asOf, product, account, region, scope, Score.of(all), all, dropped, unknowns);
  }

  /** Nothing critical or high stands in the way. */
  public boolean ready() {
    return score.blockers() == 0;
  }
}
