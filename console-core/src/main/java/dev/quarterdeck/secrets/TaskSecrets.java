package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What running tasks hold of the secrets that their task definitions refer to. */
public final class TaskSecrets {
  private final SecretStore store;
  private final Promotions promotions;

  /** {@code promotions}: what is known better than Secrets Manager tells. */
  public TaskSecrets(SecretStore store, Promotions promotions) {
    this.store = store;
    this.promotions = promotions;
  }

  /** A task and what it was given when it started. */
  public record Given(Task task, List<ValueFrom> references) {}

  /** What a task holds of one secret: the worst of its references decides. */
  public record Held(Task task, String secretArn, Freshness freshness) {}

  /** As {@link UsageReader} judges them: by the values of the keys that are used. */
  public Listing<Held> of(Deadline deadline, List<Given> given) {
    List<References.Use> uses = new ArrayList<>();
    for (Given g : given) {
      Task t = g.task();
      g.references()
          .forEach(
              r ->
                  uses.add(
                      new References.Use(
                          r,
                          t.cluster(),
                          t.service(),
                          t.startedBy(),
                          t.taskDefinition(),
                          "",
                          "",
                          List.of(t))));
    }
    SecretFacts facts =
        SecretFacts.read(
            deadline, store, promotions, uses.stream().map(References.Use::reference).toList());
    Holdings holdings = Holdings.read(deadline, store, new Comparisons(store), facts, uses);
    Map<String, Held> worst = new LinkedHashMap<>();
    for (References.Use u : uses) {
      Task t = u.tasks().getFirst();
      String arn = u.reference().secretArn();
      Held held = new Held(t, arn, holdings.held(u.reference(), t).freshness());
      worst.merge(t.arn() + ' ' + arn, held, TaskSecrets::worse);
    }
    return new Listing<>(List.copyOf(worst.values()), holdings.unknowns());
  }

  private static Held worse(Held a, Held b) {
    return rank(a.freshness()) >= rank(b.freshness()) ? a : b;
  }

  private static int rank(Freshness f) {
    return switch (f) {
      case FRESH -> 0;
      case UNKNOWN -> 1;
      case POSSIBLY_STALE -> 2;
      case STALE -> 3;
    };
  }
}
