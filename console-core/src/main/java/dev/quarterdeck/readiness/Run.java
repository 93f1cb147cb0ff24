package dev.quarterdeck.readiness;

import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /** Nothing critical or high stands in the way. */
  public boolean ready() {
    return score.blockers() == 0;
  }
}
