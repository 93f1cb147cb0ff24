package dev.quarterdeck.health.timeline;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The change most likely behind the trouble that a health report tells, and who started the
 * deployments that it tells of, for each service that was looked at.
 *
 * @param since from when on changes were looked for
 * @param services by {@code cluster/name}; without those that were not looked at
 * @param deployments those that were found, newest first
 * @param unknowns what could not be read; a cause may hide there
 */
public record Causes(
    Instant since, Map<String, Cause> services, List<Entry> deployments, List<Unknown> unknowns) {
  /** Nothing was looked at. */
  public static final Causes NONE = new Causes(Instant.EPOCH, Map.of(), List.of(), List.of());

  /** Up to this many services are looked at without being asked to. */
  public static final int UNASKED = 5;

  private static final Duration WINDOW = Duration.ofHours(2);

  /** After so long without a bad sign the next one is another trouble's. */
  private static final Duration QUIET = Duration.ofMinutes(30);

  /** The signal of tasks that hold an old value of a secret: it hurts nobody yet, and will. */
  private static final String SECRETS = "secrets";

  public Causes {
    services = Map.copyOf(services);
    deployments = List.copyOf(deployments);
    unknowns = List.copyOf(unknowns);
  }

  /**
   * What was found for a service.
   *
   * @param firstSign when trouble first showed; null where nothing tells
   * @param suspect null where nothing was found that changed before
   */
  public record Cause(@Nullable Instant firstSign, @Nullable Suspect suspect) {}

  /**
   * Looks for the causes of what the report tells, and for who deploys, the worst services first;
   * nothing is read where it tells of neither.
   *
   * @param all whether to look at more than {@link #UNASKED} services
   */
  public static Causes read(
      TimeLineReader reader, Deadline deadline, HealthReport report, boolean all) {
    List<ServiceHealth> told =
        report.services().stream()
            .filter(s -> troubled(s) || s.verdict() == Verdict.DEPLOYING)
            .sorted(Comparator.comparing(ServiceHealth::verdict).reversed())
            .limit(all ? Integer.MAX_VALUE : UNASKED)
            .toList();
    if (told.isEmpty()) {
      return NONE;
    }
    Instant since = report.asOf().minus(WINDOW);
    List<String> refs = told.stream().map(ServiceHealth::ref).toList();
    return switch (reader.read(deadline, new TimeLineReader.Scope(refs, Set.of(), since))) {
      case Outcome.Done<TimeLine>(TimeLine line) ->
          of(told.stream().filter(Causes::troubled).toList(), line);
      case Outcome.Failed<TimeLine>(Problem p) ->
          new Causes(
              since,
              Map.of(),
              List.of(),
              List.of(Unknown.of("what changed before the trouble", p)));
    };
  }

  /** The same out of a time line that was read already. */
  public static Causes of(HealthReport report, TimeLine line) {
    return of(report.services().stream().filter(Causes::troubled).toList(), line);
  }

  /** Each service's, out of a time line. */
  static Causes of(List<ServiceHealth> troubled, TimeLine line) {
    Map<String, Cause> causes = new TreeMap<>();
    for (ServiceHealth s : troubled) {
      causes.put(s.ref(), cause(s, line));
    }
    return new Causes(
        line.from(),
        causes,
        line.entries().stream().filter(e -> e.kind() == Kind.DEPLOYMENT).toList(),
        line.unknowns().stream()
            .map(u -> new Unknown("what changed: " + u.what(), u.why(), u.permission()))
            .toList());
  }

  private static boolean troubled(ServiceHealth s) {
    return s.verdict() == Verdict.DEGRADED
        || s.verdict() == Verdict.DOWN
        || s.reasons().stream().anyMatch(r -> r.signal().equals(SECRETS));
  }

  private static Cause cause(ServiceHealth s, TimeLine line) {
    Instant sign = sign(s, line);
    Suspect suspect =
        Suspect.of(s.ref(), sign == null ? line.asOf() : sign, line.entries()).orElse(null);
    if (suspect != null && sign == null) {
      suspect =
          new Suspect(
              suspect.entry(),
              suspect.firstSign(),
              suspect.gap(),
              "it is the likeliest of what changed lately; when the trouble began is not known");
    }
    return new Cause(sign, suspect);
  }

  /**
   * When the trouble that shows now began. Bad signs that a quiet while keeps apart from it belong
   * to an earlier one; an alarm that fires has been firing all along.
   */
  private static @Nullable Instant sign(ServiceHealth s, TimeLine line) {
    Instant told = told(s, r -> true);
    Instant reached = told == null ? line.asOf() : told;
    Instant first = null;
    for (Entry e : line.entries()) {
      if (!e.bad() || !e.concerns(s.ref())) {
        continue;
      }
      if (e.at().isBefore(reached.minus(QUIET))) {
        break;
      }
      first = e.at();
      reached = e.at().isBefore(reached) ? e.at() : reached;
    }
    Instant alarm = told(s, r -> r.signal().equals("alarm"));
    if (alarm != null && (first == null || alarm.isBefore(first))) {
      return alarm;
    }
    return first == null ? told : first;
  }

  /** When the reasons say that it began. */
  private static @Nullable Instant told(ServiceHealth s, Predicate<Reason> which) {
    return s.reasons().stream()
        .filter(
            r ->
                r.severity() == Reason.Severity.WARNING
                    || r.severity() == Reason.Severity.CRITICAL
                    || r.signal().equals(SECRETS))
        .filter(which)
        .map(Reason::since)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * The report with who started what it tells of, and with what could not be read here, but for
   * what it names already.
   */
  public HealthReport addedTo(HealthReport report) {
    List<Unknown> more =
        unknowns.stream()
            .filter(
                u ->
                    report.unknowns().stream()
                        .noneMatch(
                            k -> k.permission() != null && k.permission().equals(u.permission())))
            .toList();
    return new HealthReport(
        report.account(),
        report.region(),
        report.asOf(),
        report.verdict(),
        report.services().stream().map(s -> Starters.told(s, deployments)).toList(),
        Stream.concat(report.unknowns().stream(), more.stream()).toList());
  }
}
