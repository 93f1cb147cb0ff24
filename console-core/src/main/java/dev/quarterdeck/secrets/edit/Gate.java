package dev.quarterdeck.secrets.edit;

import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.SecretSummary;

/** What DescribeSecret must say before anything is written. */
public final class Gate {
  private Gate() {}

  /** Refuses a secret that is deleted, somebody else's to change, or a copy. */
  public static SecretSummary open(SecretSummary secret) {
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

  static ProblemException refused(String sentence, String remedy) {
    return new ProblemException(new Problem.Refused(sentence, remedy));
  }

  private static String regionOf(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 3 ? parts[3] : "";
  }
}
