package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.SecretSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What DescribeSecret must say before anything is written. */
final class Gate {
  static final String CURRENT = "AWSCURRENT";
  static final String PENDING = "AWSPENDING";
  static final String PREVIOUS = "AWSPREVIOUS";

  private Gate() {}

  /** Refuses a secret that is deleted, somebody else's to change, or a copy. */
  static SecretSummary open(SecretSummary secret) {
    String name = Text.clean(secret.name());
    if (secret.deletedAt() != null) {
      throw new ProblemException(
          new Problem.Conflict(
              "Secret " + name + " is scheduled for deletion.",
              "Bring it back first: qd secrets restore " + name,
              null));
    }
    managed(secret);
    String region = regionOf(secret.arn());
    if (secret.primaryRegion() != null && !secret.primaryRegion().equals(region)) {
      throw refused(
          "Secret "
              + name
              + " is a replica; its primary is in "
              + Text.clean(secret.primaryRegion())
              + ".",
          "Change it there: --region " + Text.clean(secret.primaryRegion()));
    }
    return secret;
  }

  /** Refuses one that another AWS service owns. */
  static void managed(SecretSummary secret) {
    if (secret.owningService() != null) {
      throw refused(
          "Secret "
              + Text.clean(secret.name())
              + " is managed by "
              + Text.clean(secret.owningService())
              + ".",
          "Change it through that service; what is written here would be overwritten.");
    }
  }

  /** Refuses while a version of somebody else waits under AWSPENDING. */
  static void nobodyPending(SecretStore store, SecretSummary secret) {
    String pending = pending(secret);
    if (pending != null) {
      throw pending(store, secret, pending);
    }
  }

  /** The version under AWSPENDING when it is not the current one, which means that none waits. */
  static @Nullable String pending(SecretSummary secret) {
    String pending = secret.versionOf(PENDING);
    return pending == null || pending.equals(secret.currentVersion()) ? null : pending;
  }

  static ProblemException pending(SecretStore store, SecretSummary secret, String version) {
    Instant since =
        store.createdAt(secret.arn(), version) instanceof Outcome.Done<Instant>(Instant at)
            ? at
            : null;
    return new ProblemException(
        new Problem.Conflict(
            "Somebody else's change of "
                + Text.clean(secret.name())
                + " is under way: version "
                + Text.clean(version)
                + " waits under AWSPENDING"
                + (since == null ? "." : " since " + since + "."),
            "Wait for it. If it was given up: aws secretsmanager update-secret-version-stage"
                + " --secret-id "
                + Text.clean(secret.name())
                + " --version-stage AWSPENDING --remove-from-version-id "
                + Text.clean(version),
            since));
  }

  static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  private static String regionOf(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 3 ? parts[3] : "";
  }
}
