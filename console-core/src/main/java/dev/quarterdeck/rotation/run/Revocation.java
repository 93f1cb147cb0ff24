package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.SecretValue;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Operation;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.SecretContent;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.VersionRef;
import dev.quarterdeck.secrets.edit.OwnLabel;
import dev.quarterdeck.secrets.edit.Staging;
import java.util.Optional;

/**
 * Whether old values may be revoked: there is no way back, so that what is in force is looked at.
 */
public final class Revocation {
  private Revocation() {}

  /**
   * Refuses while another change of a secret is under way, which may build on what would be taken
   * away, and while an old value is in force again, as after a rollback.
   */
  public static void refuse(SecretStore store, Staging staging, Operation op) {
    for (Target target : op.order().targets()) {
      SecretSummary secret = store.describe(target.arn()).orThrow();
      Holders.other(store, secret, op.id(), false)
          .ifPresent(
              held -> {
                throw new ProblemException(held);
              });
      staging
          .holder(secret)
          .filter(h -> !isOwn(op, h.owner()))
          .ifPresent(
              h -> {
                throw new ProblemException(Staging.held(secret, h));
              });
      refuseInForce(store, op, target);
    }
  }

  private static boolean isOwn(Operation op, @org.jspecify.annotations.Nullable OwnLabel owner) {
    return owner != null && owner.operation().equals(op.id());
  }

  private static void refuseInForce(SecretStore store, Operation op, Target target) {
    VersionRef old = new VersionRef.Id(op.course().original(target.arn()));
    try (SecretContent before = store.read(target.arn(), old).orThrow();
        SecretContent now = store.read(target.arn(), VersionRef.CURRENT).orThrow()) {
      target.keys().stream()
          .filter(k -> sameValue(k, before, now))
          .findFirst()
          .ifPresent(
              k -> {
                throw new ProblemException(inForce(op, target, k, now));
              });
    }
  }

  private static boolean sameValue(Target.Key key, SecretContent before, SecretContent now) {
    Optional<SecretValue> was = Values.of(before, key.key());
    try {
      return was.isPresent() && Values.same(key.key(), before, now);
    } finally {
      was.ifPresent(SecretValue::close);
    }
  }

  private static Problem inForce(Operation op, Target target, Target.Key key, SecretContent now) {
    String name = Text.clean(target.name());
    return new Problem.Conflict(
        "The old value of "
            + key.shown()
            + " of "
            + name
            + " is in force again (version "
            + Text.clean(now.versionId())
            + "): revoking it would cut off whoever uses it.",
        "Look with: qd secrets versions "
            + name
            + ". To go on, put the new one in force first: qd secrets rollback "
            + name
            + " --to "
            + op.course().latest(target.arn()).id()
            + ", and redeploy.",
        now.createdAt());
  }
}
