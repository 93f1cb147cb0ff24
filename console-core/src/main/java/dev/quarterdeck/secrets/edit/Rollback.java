package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.change.Change;
import dev.quarterdeck.change.Plan;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.Promotions;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;

/** AWSCURRENT back to an older version, by compare-and-swap from the version that was planned. */
record Rollback(
    SecretStore store,
    Staging staging,
    Leftovers leftovers,
    TakenBack takenBack,
    SecretSummary secret,
    String from,
    String to,
    Plan plan,
    Redeploys redeploys)
    implements Change<RolledBack> {
  @Override
  public Outcome<RolledBack> execute() {
    return Outcome.of(
        () -> {
          if (plan.isEmpty()) {
            return new RolledBack(secret.name(), secret.arn(), from, null, Redeploys.NONE);
          }
          SecretSummary before = Gate.open(store.describe(secret.arn()).orThrow());
          leftovers.refuseOthers(leftovers.cleared(before));
          String current = staging.promote(secret.arn(), to, from).orThrow();
          if (!to.equals(current)) {
            throw new ProblemException(
                new Problem.Conflict(
                    "Somebody else moved AWSCURRENT of "
                        + Text.clean(secret.name())
                        + " to version "
                        + Text.clean(current)
                        + " meanwhile; nothing was rolled back.",
                    "Look with: qd secrets versions " + Text.clean(secret.name()),
                    null));
          }
          remember();
          return new RolledBack(secret.name(), secret.arn(), from, to, redeploys);
        });
  }

  /** In AWS's time, which tells with the labels whether it still stands. */
  private void remember() {
    if (store.describe(secret.arn()) instanceof Outcome.Done<SecretSummary>(SecretSummary now)
        && now.changedAt() != null
        && to.equals(now.currentVersion())) {
      takenBack.remember(secret.arn(), new Promotions.Moved(to, from, now.changedAt()));
    }
  }

  @Override
  public String said(RolledBack result) {
    return "done, version " + result.current();
  }
}
