package dev.quarterdeck.secrets;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.services.TaskDefinition;
import dev.quarterdeck.services.deploy.SecretChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Secrets as a revision of a task definition refers to them: what changed since it last started.
 */
public final class RevisionSecrets implements SecretChanges {
  private final SecretStore store;
  private final Supplier<Deadline> deadline;

  public RevisionSecrets(SecretStore store, Supplier<Deadline> deadline) {
    this.store = store;
    this.deadline = deadline;
  }

  @Override
  public Listing<Changed> since(TaskDefinition definition, Instant at) {
    List<ValueFrom> references =
        definition.containers().stream()
            .flatMap(c -> c.secrets().stream())
            .flatMap(r -> ValueFrom.secret(r.valueFrom()).stream())
            .filter(r -> !r.pinned())
            .toList();
    SecretFacts facts = SecretFacts.read(deadline.get(), store, Promotions.UNKNOWN, references);
    List<Changed> changed = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (ValueFrom r : references) {
      Instant since = facts.since(r);
      SecretSummary secret = facts.secret(r.secretArn());
      if (since != null && since.isAfter(at) && secret != null && told.add(secret.arn())) {
        changed.add(new Changed(secret.name(), since));
      }
    }
    return new Listing<>(changed, facts.unknowns());
  }
}
