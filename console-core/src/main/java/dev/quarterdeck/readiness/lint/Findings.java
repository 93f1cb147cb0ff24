package dev.quarterdeck.readiness.lint;

import dev.quarterdeck.services.taskdef.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects findings; places count only where the text came from a file. */
final class Findings {
  private final boolean file;
  private final List<LintFinding> all = new ArrayList<>();

  Findings(boolean file) {
    this.file = file;
  }

  /** Where in a task definition something stands. */
  record Spot(@Nullable String container, @Nullable String variable, Located at) {
    static Spot of(Located at) {
      return new Spot(null, null, at);
    }

    static Spot of(@Nullable String container, Located at) {
      return new Spot(container, null, at);
    }

    Spot named(String variable, Located at) {
      return new Spot(container, variable, at);
    }
  }

  void add(LintRule rule, Spot spot, String text, String fix) {
    add(rule, rule.level(), spot, text, fix);
  }

  void add(LintRule rule, LintRule.Level level, Spot spot, String text, String fix) {
    all.add(
        new LintFinding(
            rule,
            level,
            spot.container(),
            spot.variable(),
            file ? Integer.valueOf(spot.at().line()) : null,
            file ? Integer.valueOf(spot.at().column()) : null,
            text,
            fix));
  }

  /** As they stand in the file; without one the worst first. */
  List<LintFinding> sorted() {
    List<LintFinding> sorted = new ArrayList<>(all);
    sorted.sort(
        file
            ? Comparator.comparingInt((LintFinding f) -> f.line() == null ? 0 : f.line())
                .thenComparingInt(f -> f.column() == null ? 0 : f.column())
            : Comparator.comparing(LintFinding::level));
    return sorted;
  }
}
