package dev.quarterdeck.health;

import dev.quarterdeck.health.Reason.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reasons as they are found; the worst decides the verdict. */
final class Findings {
  private final List<Reason> reasons = new ArrayList<>();
  private Verdict verdict = Verdict.HEALTHY;

  void add(
      Verdict at,
      Severity severity,
      String signal,
      String text,
      @Nullable Instant since,
      @Nullable String fix) {
    verdict = Verdict.worst(verdict, at);
    reasons.add(new Reason(signal, severity, text, since, fix));
  }

  /** Told beside the verdict, never deciding it. */
  void tell(String signal, String text, @Nullable Instant since, @Nullable String fix) {
    add(Verdict.HEALTHY, Severity.INFO, signal, text, since, fix);
  }

  void degraded(String signal, String text, @Nullable Instant since, @Nullable String fix) {
    add(Verdict.DEGRADED, Severity.WARNING, signal, text, since, fix);
  }

  Verdict verdict() {
    return verdict;
  }

  /** The worst first; those equally severe in the order in which they were added. */
  List<Reason> reasons() {
    return reasons.stream().sorted(Comparator.comparing(Reason::severity).reversed()).toList();
  }
}
