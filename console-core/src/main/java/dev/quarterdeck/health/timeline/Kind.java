package dev.quarterdeck.health.timeline;

import java.util.Locale;
import java.util.Optional;

/** What kind of change an entry is; the weight says how readily such a one breaks a service. */
public enum Kind {
  DEPLOYMENT("deployment", 1.0),
  REVISION("revision", 0.5),
  SECRET("secret", 0.9),
  SCALING("scaling", 0.5),
  /** What ECS says of its own: placement that fails, a rollback. A symptom. */
  EVENT("event", 0),
  /** A symptom. */
  ALARM("alarm", 0),
  /** Tasks that stopped; a symptom. */
  STOP("stop", 0),
  /** Done by this console. */
  AUDIT("audit", 0.6),
  /** Another write call in the account, from CloudTrail. */
  WRITE("write", 0.6);

  private final String id;
  private final double weight;

  Kind(String id, double weight) {
    this.id = id;
    this.weight = weight;
  }

  /** As it is typed and written in JSON. */
  public String id() {
    return id;
  }

  double weight() {
    return weight;
  }

  /** Whether it shows trouble rather than causing it. */
  public boolean symptom() {
    return weight == 0;
  }

  public static Optional<Kind> of(String id) {
    for (Kind k : values()) {
      if (k.id.equals(id.toLowerCase(Locale.ROOT))) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }
}
