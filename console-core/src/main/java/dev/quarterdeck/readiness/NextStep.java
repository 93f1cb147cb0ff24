package dev.quarterdeck.readiness;

import dev.quarterdeck.readiness.catalogue.Item;
import dev.quarterdeck.readiness.catalogue.Mode;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One sentence about what to do, where nobody wrote a better one. */
final class NextStep {
  private NextStep() {}

  static @Nullable String of(Item item, Status status, List<Evidence> evidence) {
    return switch (status) {
      case PASS, NOT_APPLICABLE, WAIVED -> null;
      case WARN, FAIL -> item.remedy();
      case OPEN -> item.remedy();
      case EXPIRED ->
          "Look at it again, then: qd checklist attest " + item.id() + " --evidence TEXT-OR-URL";
      case UNKNOWN -> unknown(item, evidence);
    };
  }

  /** Whether it was looked there: what says that nobody did is about nothing else. */
  private static boolean asked(List<Evidence> evidence, String where) {
    return evidence.stream().anyMatch(e -> e.source().equals(where) && !e.resource().equals(where));
  }

  private static String unknown(Item item, List<Evidence> evidence) {
    List<String> permissions =
        evidence.stream().map(Evidence::permission).filter(Objects::nonNull).distinct().toList();
    if (!permissions.isEmpty()) {
      return "Allow " + String.join(", ", permissions) + " and run the checklist again.";
    }
    if (item.mode() == Mode.REPO && !asked(evidence, "repo")) {
      return "Run it with the checkout: qd checklist run --repo DIR";
    }
    if (item.mode() == Mode.PROBE && !asked(evidence, "probe")) {
      return "Run it with the public address: qd checklist run --url https://HOST";
    }
    String text =
        evidence.stream()
            .filter(e -> e.status() == Status.UNKNOWN)
            .map(Evidence::text)
            .findFirst()
            .orElse("");
    return text.isEmpty() ? item.remedy() : text;
  }
}
