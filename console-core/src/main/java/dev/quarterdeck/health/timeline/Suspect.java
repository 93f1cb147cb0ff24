package dev.quarterdeck.health.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The change most likely behind a degradation, and why it is taken for that: the nearest before the
 * first sign of trouble, kinds that break services more readily first, and what concerns the
 * service before what does not. It is a pointer for a person, never a verdict.
 *
 * @param gap from the change to the first sign
 */
public record Suspect(Entry entry, Instant firstSign, Duration gap, String why) {
  /** A change is recorded a little after it took effect, or the clocks differ. */
  private static final Duration SLACK = Duration.ofSeconds(45);

  private static final Duration WITH = Duration.ofSeconds(5);

  /** After so long a change is half as suspect. */
  private static final double HALF_LIFE_MINUTES = 10;

  /** A change that concerns no service in particular. */
  private static final double ELSEWHERE = 0.4;

  /** The first sign of trouble among the entries, for a service; null where there is none. */
  public static @Nullable Instant firstSign(String service, List<Entry> entries) {
    return entries.stream()
        .filter(e -> e.bad() && e.concerns(service))
        .map(Entry::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Of the entries that came before the first sign.
   *
   * @param service {@code cluster/name}
   * @param firstSign when trouble first showed; the reading's time where it is not known
   */
  public static Optional<Suspect> of(String service, Instant firstSign, List<Entry> entries) {
    return entries.stream()
        .filter(e -> !e.kind().symptom() && !e.bad() && !Writes.refused(e))
        .filter(e -> e.services().isEmpty() || e.concerns(service))
        .filter(e -> !e.at().isAfter(firstSign.plus(SLACK)))
        .max(Comparator.comparingDouble(e -> score(e, firstSign)))
        .map(e -> suspect(e, service, firstSign));
  }

  /**
   * A service that shows trouble.
   *
   * @param suspect null where nothing was found that changed before
   */
  public record Finding(Instant firstSign, @Nullable Suspect suspect) {}

  /** For every service that shows trouble in the time line, by its name. */
  public static SortedMap<String, Finding> findings(TimeLine line) {
    SortedMap<String, Finding> findings = new TreeMap<>();
    line.entries().stream()
        .filter(Entry::bad)
        .flatMap(e -> e.services().stream())
        .distinct()
        .forEach(
            service -> {
              Instant sign = firstSign(service, line.entries());
              if (sign != null) {
                findings.put(
                    service, new Finding(sign, of(service, sign, line.entries()).orElse(null)));
              }
            });
    return findings;
  }

  private static double score(Entry e, Instant firstSign) {
    double minutes = Math.max(0, Duration.between(e.at(), firstSign).toSeconds() / 60.0);
    return e.kind().weight()
        * (e.services().isEmpty() ? ELSEWHERE : 1)
        * Math.pow(0.5, minutes / HALF_LIFE_MINUTES);
  }

  private static Suspect suspect(Entry e, String service, Instant firstSign) {
    Duration gap = Duration.between(e.at(), firstSign);
    String when =
        gap.compareTo(WITH) <= 0
            ? "the first sign of trouble came with it"
            : "the first sign of trouble came " + span(gap) + " after it";
    String whose =
        e.services().isEmpty()
            ? "it concerns no service in particular, and nothing nearer does"
            : "nothing else that changed " + service + " is nearer";
    return new Suspect(e, firstSign, gap.isNegative() ? Duration.ZERO : gap, when + "; " + whose);
  }

  /** {@code 4 min before the first bad signal}, or that it came with it. */
  public String before() {
    return gap.compareTo(WITH) <= 0
        ? "with the first bad signal"
        : span(gap) + " before the first bad signal";
  }

  private static String span(Duration d) {
    long s = d.toSeconds();
    return s < 120 ? s + " s" : s < 7_200 ? s / 60 + " min" : s / 3_600 + " h";
  }
}
