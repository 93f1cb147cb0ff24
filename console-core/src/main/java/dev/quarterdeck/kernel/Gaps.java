package dev.quarterdeck.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what could not be read. Things of one kind that fail for the same cause are told once:
 * ten thousand secrets without a permission are one sentence, not ten thousand.
 */
public final class Gaps {
  private record Cause(String kind, Class<?> problem, String permission) {}

  private record Gap(Unknown first, int count) {
    Unknown told() {
      return count == 1
          ? first
          : new Unknown(
              "%s and %,d more".formatted(first.what(), count - 1),
              first.why(),
              first.permission());
    }
  }

  private final Map<Cause, Gap> gaps = new LinkedHashMap<>();

  /**
   * @param kind what goes together, for example {@code target health}
   * @param what this one thing, in words
   */
  public void add(String kind, String what, Problem problem) {
    Unknown unknown = Unknown.of(what, problem);
    String permission = unknown.permission() == null ? "" : unknown.permission();
    gaps.merge(
        new Cause(kind, problem.getClass(), permission),
        new Gap(unknown, 1),
        (a, b) -> new Gap(a.first(), a.count() + 1));
  }

  /** One unknown for each kind and cause, in the order of their first appearance. */
  public List<Unknown> told() {
    return gaps.values().stream().map(Gap::told).toList();
  }
}
