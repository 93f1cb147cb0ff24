package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Target;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import dev.quarterdeck.secrets.edit.OwnLabel;
import dev.quarterdeck.secrets.edit.Staging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has a secret to themselves. Before promotion that is the holder of AWSPENDING; from promotion
 * until every service has been rolled it is whose label is on the version that is, or was, current.
 */
public final class Holders {
  private Holders() {}

  /**
   * Refuses another operation's secret.
   *
   * @param locked this operation holds AWSPENDING: those that only wait for it do not count
   */
  static void refuse(Work work, SecretSummary secret, boolean locked) {
    other(work.parts.store(), secret, work.order().id(), locked)
        .ifPresent(
            held -> {
              throw new ProblemException(held);
            });
  }

  /** Another operation than {@code own} that has the secret; {@code own} may be empty. */
  public static Optional<Problem.Conflict> other(
      SecretStore store, SecretSummary secret, String own, boolean locked) {
    for (Map.Entry<String, List<String>> e : secret.stages().entrySet()) {
      OwnLabel label = label(e.getValue());
      boolean promoted =
          e.getValue().contains(Staging.CURRENT) || e.getValue().contains(Staging.PREVIOUS);
      if (label != null && !label.operation().equals(own) && (promoted || !locked)) {
        return Optional.of(held(store, secret, e.getKey(), label));
      }
    }
    return Optional.empty();
  }

  private static @Nullable OwnLabel label(List<String> stages) {
    return stages.stream().map(OwnLabel::parse).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static Problem.Conflict held(
      SecretStore store, SecretSummary secret, String version, OwnLabel label) {
    String name = Text.clean(secret.name());
    Instant since =
        store.createdAt(secret.arn(), version) instanceof Outcome.Done<Instant>(Instant at)
            ? at
            : null;
    return new Problem.Conflict(
        Text.clean(label.who())
            + " is changing "
            + name
            + (since == null ? "" : " since " + since)
            + " (operation "
            + Text.clean(label.operation())
            + ", version "
            + Text.clean(version)
            + ").",
        "Wait for it, or ask them. On the machine where it was begun: qd rotations resume "
            + Text.clean(label.operation())
            + ". If it was given up: qd secrets unlock "
            + name,
        since);
  }

  /** Somebody else changed the very keys. */
  static Problem.Conflict clash(Target target, String theirs, @Nullable Instant at) {
    String keys = String.join(", ", target.keys().stream().map(Target.Key::shown).toList());
    return new Problem.Conflict(
        "Somebody else changed "
            + keys
            + " of "
            + Text.clean(target.name())
            + " meanwhile (version "
            + Text.clean(theirs)
            + (at == null ? "" : ", " + at)
            + "); theirs stays.",
        "Look with: qd secrets versions " + Text.clean(target.name()) + "; then rotate again.",
        at);
  }
}
