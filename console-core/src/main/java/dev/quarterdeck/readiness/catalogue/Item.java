package dev.quarterdeck.readiness.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the checklist.
 *
 * @param id kebab-case and stable: attestations and pipelines refer to it
 * @param category for example {@code monitoring-logging}
 * @param point its place in the hardening list, or null
 * @param needs what of the product it is about ({@code database}, {@code cache}…), or null; a
 *     product declared to be without it leaves the item out
 * @param attestDays how long a person's evidence counts; null where a person cannot decide it
 * @param passes when it passes, in one sentence
 * @param remedy the command, screen or setting that puts it right
 * @param reads the IAM actions that its evidence needs, beside those that find the services
 * @param related the same check in other tools
 */
public record Item(
    String id,
    String title,
    String category,
    @Nullable HardeningPoint point,
    Mode mode,
    Severity severity,
    @Nullable String needs,
    @Nullable Integer attestDays,
    String passes,
    String remedy,
    List<String> reads,
    List<String> related) {
  public Item {
    reads = List.copyOf(reads);
    related = List.copyOf(related);
  }

  /** Whether a person's word can decide it; a team's own question without a time holds for ever. */
  public boolean attestable() {
    return attestDays != null || mode == Mode.ATTEST;
  }

  public Item withSeverity(Severity other) {
    return new Item(
        id, title, category, point, mode, other, needs, attestDays, passes, remedy, reads, related);
  }

  public Item withTexts(
      @Nullable String newTitle, @Nullable String newPasses, @Nullable String newRemedy) {
    return new Item(
        id,
        newTitle == null ? title : newTitle,
        category,
        point,
        mode,
        severity,
        needs,
        attestDays,
        newPasses == null ? passes : newPasses,
        newRemedy == null ? remedy : newRemedy,
        reads,
        related);
  }

  public Item withAttestDays(int days) {
    return new Item(
        id, title, category, point, mode, severity, needs, days, passes, remedy, reads, related);
  }
}
