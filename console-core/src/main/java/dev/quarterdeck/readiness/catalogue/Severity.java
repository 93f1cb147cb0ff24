package dev.quarterdeck.readiness.catalogue;

import java.util.Locale;
import java.util.Optional;

/** How bad it is to leave an item open, the worst last; the weight is what it counts in a score. */
public enum Severity {
  LOW(1),
  MEDIUM(2),
  HIGH(4),
  CRITICAL(8);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  public int weight() {
    return weight;
  }

  /** As files, options and JSON spell it: {@code high}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> of(String id) {
    for (Severity s : values()) {
      if (s.id().equals(id.toLowerCase(Locale.ROOT))) {
        return Optional.of(s);
      }
    }
    return Optional.empty();
  }
}
