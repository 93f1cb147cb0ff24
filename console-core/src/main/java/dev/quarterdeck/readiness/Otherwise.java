package dev.quarterdeck.readiness;

import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import java.util.Map;

/** Items that hold in one of two ways, of which AWS knows one only. */
final class Otherwise {
  /** Where the other way is seen, by item. */
  private static final Map<String, String> SEEN =
      Map.of("rate-limiting", "probe", "iac-managed", "repo", "ecs-nonroot-user", "repo");

  private Otherwise() {}

  /**
   * A failure for what AWS has nothing of is a warning where the other way holds; what is set, and
   * wrong, stays a failure.
   */
  static Evidence weigh(Item item, Evidence ofAws, List<Evidence> beside) {
    String source = SEEN.get(item.id());
    boolean holds =
        source != null
            && beside.stream()
                .anyMatch(e -> e.source().startsWith(source) && e.status() == Status.PASS);
    return holds && ofAws.status() == Status.FAIL && ofAws.value() == null
        ? ofAws.as(Status.WARN)
        : ofAws;
  }
}
