package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Evidence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

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
    return run.product() == null ? run.scope() : run.product();
  }

  static String where(Run run) {
    return "Account "
        + (run.account() == null ? "unknown" : run.account())
        + ", "
        + run.region()
        + ", "
        + run.scope()
        + ", as of "
        + MINUTE.format(run.asOf());
  }

  static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** The evidence that made the status, the first few. */
  static List<Evidence> deciding(Run.Result r) {
    List<Evidence> same =
        r.evidence().stream().filter(e -> e.status() == r.status()).limit(SHOWN).toList();
    return same.isEmpty() ? r.evidence().stream().limit(SHOWN).toList() : same;
  }
}
