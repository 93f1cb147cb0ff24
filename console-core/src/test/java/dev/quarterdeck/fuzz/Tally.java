package dev.quarterdeck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs of a console, each as drawn from a seed, and what they came to: printed at the end, also
 * where some failed.
 */
public final class Tally {
  /** One run; what it throws is its failure. */
  @FunctionalInterface
  public interface Run {
    void of(long seed) throws Exception;
  }

  private final String console;
  private final Map<String, Integer> counts = new TreeMap<>();

  public Tally(String console) {
    this.console = console;
  }

  /** One more of these: keys, clicks, faults, checks. */
  public void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** All of them, whatever becomes of the others; throws the first failure, with the rest. */
  public void runs(long from, int runs, Run run) {
    List<AssertionError> failures = new ArrayList<>();
    for (long seed = from; seed < from + runs; seed++) {
      try {
        run.of(seed);
      } catch (Exception | AssertionError e) {
        failures.add(new AssertionError("keys of seed " + seed + ": " + e.getMessage(), e));
      }
    }
    String parts =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    // Not through a logger: the desktop keeps them all quiet.
    System.out.printf(
        "chaos: %s: %d runs (seeds %d to %d), %s, %d failures%n",
        console, runs, from, from + runs - 1, parts, failures.size());
    if (!failures.isEmpty()) {
      AssertionError first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
