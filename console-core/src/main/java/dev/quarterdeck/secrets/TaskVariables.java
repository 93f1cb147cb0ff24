package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.Task;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.TaskDefinition.ContainerDefinition;
import dev.quarterdeck.services.TaskDefinition.SecretReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a single task was given of secrets when it started, and whether that is still current. */
public final class TaskVariables {
  private final SecretStore store;
  private final Promotions promotions;
  private final Supplier<Deadline> deadline;

  /** {@code deadline}: of one reading, starting when asked. */
  public TaskVariables(SecretStore store, Promotions promotions, Supplier<Deadline> deadline) {
    this.store = store;
    this.promotions = promotions;
    this.deadline = deadline;
  }

  /**
   * One variable of one container.
   *
   * @param valueFrom exactly as registered
   * @param secret the secret's ARN; null for a parameter of SSM or what is malformed
   * @param freshness {@link Freshness#UNKNOWN} where it is no secret
   * @param since when the current version was made; null where that is not known
   */
  public record Held(
      String container,
      String variable,
      String valueFrom,
      @Nullable String secret,
      String name,
      @Nullable String key,
      boolean pinned,
      Freshness freshness,
      @Nullable Instant since) {}

  /** As {@link UsageReader} judges them: by the values of the keys that are used. */
  public Listing<Held> of(Task task, TaskDefinition definition) {
    List<References.Use> uses = new ArrayList<>();
    each(
        definition,
        (c, r, from) ->
            from.ifPresent(
                f ->
                    uses.add(
                        new References.Use(
                            f,
                            task.cluster(),
                            task.service(),
                            task.startedBy(),
                            task.taskDefinition(),
                            c.name(),
                            r.name(),
                            List.of(task)))));
    Deadline end = deadline.get();
    SecretFacts facts =
        SecretFacts.read(
            end, store, promotions, uses.stream().map(References.Use::reference).toList());
    Holdings holdings = Holdings.read(end, store, new Comparisons(store), facts, uses);
    List<Held> held = new ArrayList<>();
    each(
        definition, (c, r, from) -> held.add(held(task, c, r, from.orElse(null), facts, holdings)));
    return new Listing<>(held, holdings.unknowns());
  }

  private static Held held(
      Task task,
      ContainerDefinition c,
      SecretReference r,
      @Nullable ValueFrom from,
      SecretFacts facts,
      Holdings holdings) {
    if (from == null) {
      return new Held(
          c.name(),
          r.name(),
          r.valueFrom(),
          null,
          r.valueFrom(),
          null,
          false,
          Freshness.UNKNOWN,
          null);
    }
    SecretSummary secret = facts.secret(from.secretArn());
    return new Held(
        c.name(),
        r.name(),
        r.valueFrom(),
        from.secretArn(),
        secret == null ? SecretFacts.nameIn(from.secretArn()) : secret.name(),
        from.key(),
        from.pinned(),
        holdings.held(from, task).freshness(),
        facts.since(from));
  }

  private interface Visitor {
    void visit(ContainerDefinition c, SecretReference r, Optional<ValueFrom> from);
  }

  private static void each(TaskDefinition definition, Visitor visitor) {
    for (ContainerDefinition c : definition.containers()) {
      for (SecretReference r : c.secrets()) {
        visitor.visit(c, r, ValueFrom.secret(r.valueFrom()));
      }
    }
  }
}
