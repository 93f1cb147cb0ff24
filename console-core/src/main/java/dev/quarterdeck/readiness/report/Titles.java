package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Words that all reports share. */
final class Titles {
  static final String METHOD =
      "An item weighs 1 (low), 2 (medium), 4 (high) or 8 (critical). Passed counts whole, a warning"
          + " half; failed, unknown, expired, open and waived count nothing, and what does not apply"
          + " is left out. What could not be read is unknown and never passed. Ready means that no"
          + " critical or high item fails, is unknown, expired or open.";
  private static final int SHOWN = 5;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Titles() {}

  static String title(Run run) {
    String product = run.product();
    if (product != null) {
      return product;
    }
    return run.scope().equals(Scope.ALL.words()) ? "Every cluster of " + run.region() : run.scope();
  }

  static String where(Run run) {
    return "Account "
        + (run.account() == null ? "unknown" : run.account())
        + ", "
        + run.region()
        + (run.product() == null ? "" : ", " + run.scope())
        + ", as of "
        + MINUTE.format(run.asOf());
  }

  static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** A category's id as a heading: {@code backup-recovery} is Backup and recovery. */
  static String category(String id) {
    return switch (id) {
      case "ci-cd" -> "CI/CD";
      case "backup-recovery" -> "Backup and recovery";
      case "monitoring-logging" -> "Monitoring and logging";
      case "governance-safety" -> "Governance and safety";
      default ->
          id.isEmpty()
              ? id
              : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
    };
  }

  /** What fails comes before what is not known, and both before what is right. */
  static List<Evidence> worstFirst(List<Evidence> evidence) {
    return evidence.stream()
        .sorted(
            Comparator.comparing((Evidence e) -> e.status() != Status.FAIL)
                .thenComparing(e -> !e.status().blocks())
                .thenComparing(e -> e.status() != Status.WARN))
        .toList();
  }

  /** What decided, resource by resource, as one line; the item's title where there is nothing. */
  static String line(Run.Result r) {
    String text = String.join("; ", found(r, UnaryOperator.identity()));
    return text.isEmpty() ? r.item().title() : text;
  }

  /** The evidence that decided as texts, {@code written} each, and how much more there is. */
  static List<String> found(Run.Result r, UnaryOperator<String> written) {
    List<String> texts = new ArrayList<>();
    deciding(r).forEach(e -> texts.add(written.apply(e.resource() + ": " + e.text())));
    int more = alike(r).size() - texts.size();
    if (more > 0) {
      texts.add("and " + more + " more");
    }
    return texts;
  }

  /** The evidence that made the status, the first few. */
  static List<Evidence> deciding(Run.Result r) {
    return alike(r).stream().limit(SHOWN).toList();
  }

  private static List<Evidence> alike(Run.Result r) {
    List<Evidence> same = r.evidence().stream().filter(e -> e.status() == r.status()).toList();
    return same.isEmpty() ? r.evidence() : same;
  }
}
