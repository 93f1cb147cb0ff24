package dev.quarterdeck.rotation.run;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.health.Reason;
import dev.quarterdeck.health.ServiceHealth;
import dev.quarterdeck.health.Verdict;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.rotation.journal.Way;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the services are well with what they run with now. */
final class Probing {
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Targets that drain and counts that settle right after a roll-out are no harm yet. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** Signals of what is now: a failure that is over says nothing of a service that went back. */
  private static final Set<String> PRESENT = Set.of("tasks", "targets", "containers", "probe");

  private final Work work;

  Probing(Work work) {
    this.work = work;
  }

  /** What is wrong, and what cannot be told. */
  private record Look(List<String> harm, List<String> unknown, @Nullable String fix) {
    boolean well() {
      return harm.isEmpty() && unknown.isEmpty();
    }
  }

  /** Well throughout the soak; harm that lasts is {@link Bad}, what cannot be told pauses. */
  String probe(List<String> refs) {
    Duration soak = work.order().soak();
    Instant good = null;
    Instant trouble = null;
    Instant until = work.now().plus(soak).plus(work.order().patience());
    while (true) {
      Look look = look(refs, false);
      Instant now = work.now();
      if (look.well()) {
        trouble = null;
        good = good == null ? now : good;
        if (!now.isBefore(good.plus(soak))) {
          return refs.size()
              + (refs.size() == 1 ? " service is well" : " services are well")
              + (soak.isZero() ? "" : ", for " + soak.toSeconds() + " s")
              + (work.order().probe() == null ? "" : "; the probe answers");
        }
      } else {
        good = null;
        trouble = trouble == null ? now : trouble;
        // What comes and goes is no soak either, however short each time.
        if (!now.isBefore(trouble.plus(GRACE)) || !now.isBefore(until)) {
          throw verdict(look);
        }
      }
      work.pause(EVERY);
    }
  }

  /** After a way back: what serves now, not what was wrong before. */
  String probeBack(List<String> refs) {
    Instant until = work.now().plus(work.order().patience());
    while (true) {
      Look look = look(refs, true);
      if (look.well()) {
        return refs.size() + (refs.size() == 1 ? " service is well" : " services are well");
      }
      if (!work.now().isBefore(until)) {
        throw new Halt(
            "The secret and all tasks are back, and something is still wrong: "
                + String.join("; ", all(look)),
            "Find out why; then: qd rotations resume " + work.order().id());
      }
      work.pause(EVERY);
    }
  }

  private RuntimeException verdict(Look look) {
    String all = String.join("; ", all(look));
    if (look.harm().isEmpty()) {
      return new Halt(
          "Nobody can tell whether the services are well: " + all,
          "Make it readable. " + Way.advice(work.journal.operation()));
    }
    return new Bad("With the new value " + all, look.fix() == null ? "See: qd health" : look.fix());
  }

  private static List<String> all(Look look) {
    List<String> all = new ArrayList<>(look.harm());
    all.addAll(look.unknown());
    return all;
  }

  private Look look(List<String> refs, boolean back) {
    List<String> harm = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    String fix = null;
    if (!refs.isEmpty()) {
      switch (work.parts.health().apply(refs)) {
        case Outcome.Done<HealthReport>(HealthReport report) -> {
          for (ServiceHealth s : report.services()) {
            for (Reason r : against(s, back)) {
              (r.severity() == Reason.Severity.UNKNOWN ? unknown : harm)
                  .add(Text.clean(s.ref()) + ": " + Text.clean(r.text()));
              fix = fix == null ? r.fix() : fix;
            }
          }
          unknown.addAll(unread(refs, report));
        }
        case Outcome.Failed<HealthReport>(Problem problem) -> {
          if (problem instanceof Problem.Interrupted) {
            throw new ProblemException(problem);
          }
          unknown.add(problem.sentence());
        }
      }
    }
    ask(harm);
    return new Look(harm, unknown, fix);
  }

  /** A service that the report does not have could not be read: it is not well by that. */
  private static List<String> unread(List<String> refs, HealthReport report) {
    List<String> missing = new ArrayList<>(refs);
    report.services().forEach(s -> missing.remove(s.ref()));
    String why =
        report.unknowns().stream().map(Unknown::why).distinct().collect(Collectors.joining(" "));
    return missing.stream()
        .map(ref -> Text.clean(ref) + ": it could not be read" + (why.isEmpty() ? "." : ": " + why))
        .toList();
  }

  /** What speaks against a service and did not before the rotation. */
  private List<Reason> against(ServiceHealth s, boolean back) {
    if (s.verdict() == Verdict.HEALTHY) {
      return List.of();
    }
    List<Reason> reasons =
        s.reasons().stream()
            .filter(r -> r.severity() != Reason.Severity.INFO)
            .filter(r -> !work.order().tolerated().contains(s.ref() + " " + r.signal()))
            .filter(
                r ->
                    !back
                        || r.severity() == Reason.Severity.UNKNOWN
                        || PRESENT.contains(r.signal()))
            .toList();
    boolean deploying = s.verdict() == Verdict.DEPLOYING && reasons.isEmpty();
    return deploying
        ? List.of(
            new Reason("rollout", Reason.Severity.WARNING, "a roll-out is under way", null, null))
        : reasons;
  }

  private void ask(List<String> harm) {
    String url = work.order().probe();
    if (url != null
        && work.parts.http().get(URI.create(url))
            instanceof Outcome.Failed<String>(Problem problem)) {
      if (problem instanceof Problem.Interrupted) {
        throw new ProblemException(problem);
      }
      harm.add(problem.sentence());
    }
  }
}
