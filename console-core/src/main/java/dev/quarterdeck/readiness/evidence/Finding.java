package dev.quarterdeck.readiness.evidence;

import java.util.List;

/** What was found about one item: the worst of its evidence decides. */
public record Finding(Status status, List<Evidence> evidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  public static Finding of(List<Evidence> evidence) {
    return new Finding(Status.worst(evidence.stream().map(Evidence::status).toList()), evidence);
  }
}
