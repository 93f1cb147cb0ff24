package dev.quarterdeck.health;

import dev.quarterdeck.health.Reason.Severity;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Rollout;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.StopCause;
import dev.quarterdeck.services.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From signals to a verdict, as the product defines it; pure, so that every rule is a test's row.
 * DOWN: nothing serves. DEGRADED: serves with something wrong. DEPLOYING: a roll-out goes well.
 * UNKNOWN: what decides could not be read. The worst reason decides.
 */
final class Judge {
  /** Tasks that failed within this time count as "keeps stopping". */
  static final Duration STOPPING_WINDOW = Duration.ofMinutes(15);

  /** How many of them make a pattern. */
  static final int KEEPS_STOPPING = 2;

  /** Deployments this young are told as changes. */
  static final Duration CHANGE_WINDOW = Duration.ofHours(2);

  private final Signals signals;
  private final Service service;
  private final Instant now;

  /** Tasks that failed within the window, oldest first. */
  private final List<Task> failed;

  private final Findings found = new Findings();

  private Judge(Signals signals, Instant now) {
    this.signals = signals;
    this.service = signals.service();
    this.now = now;
    this.failed = Failures.since(now.minus(STOPPING_WINDOW), signals.stopped());
  }

  static ServiceHealth judge(Signals signals, Instant now) {
    return new Judge(signals, now).judge();
  }

  private ServiceHealth judge() {
    // In the order of what explains most: reasons equally severe stay as they are added.
    EvidenceRules evidence = new EvidenceRules(signals, now, found);
    rollout();
    stopping();
    TargetRules targets = new TargetRules(signals, found);
    targets.judge(rollingWell());
    evidence.containers();
    evidence.probes();
    evidence.load();
    alarms();
    tasks();
    evidence.events();
    missing();
    evidence.told();
    return new ServiceHealth(
        service.cluster(),
        service.name(),
        service.arn(),
        found.verdict(),
        found.reasons(),
        service.desired(),
        service.running(),
        service.pending(),
        service.taskDefinition(),
        service.primaryDeployment().map(Deployment::rollout).orElse(Rollout.UNKNOWN),
        targets.counts(),
        signals.alarms(),
        changes(),
        signals.evidence(),
        service.updatedAt());
  }

  private String show() {
    return "qd services show " + service.ref();
  }

  private String rollback() {
    return "qd services rollback " + service.ref();
  }

  private boolean rollingWell() {
    return service
        .primaryDeployment()
        .map(d -> d.rollout() == Rollout.IN_PROGRESS && d.failedTasks() == 0 && !rolledBack(d))
        .orElse(false);
  }

  private void tasks() {
    if (service.desired() > 0 && service.running() == 0) {
      StopCause cause = lastCause(failed);
      found.add(
          Verdict.DOWN,
          Severity.CRITICAL,
          "tasks",
          "No task is running; " + service.desired() + " should" + told(cause) + ".",
          lastRan(),
          fix(cause));
    } else if (service.running() < service.desired() && !rollingWell()) {
      found.add(
          Verdict.DEGRADED,
          Severity.WARNING,
          "tasks",
          "%d of %d tasks are running.".formatted(service.running(), service.desired()),
          failed.isEmpty() ? null : failed.getFirst().stoppedAt(),
          show());
    }
  }

  /** When the last task that had started stopped; null where ECS has forgotten it. */
  private @Nullable Instant lastRan() {
    return signals.stopped().stream()
        .filter(t -> t.startedAt() != null)
        .map(Task::stoppedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable StopCause lastCause(List<Task> tasks) {
    return tasks.isEmpty() ? null : StopCause.of(tasks.getLast());
  }

  /** {@code : the cause} at a sentence's end; nothing when there is none. */
  private static String told(@Nullable StopCause cause) {
    return cause == null ? "" : ": " + Text.stripDot(Text.clean(cause.text()));
  }

  private String fix(@Nullable StopCause cause) {
    return cause == null ? show() : cause.fix();
  }

  private void rollout() {
    for (Deployment d : service.deployments()) {
      if (d.rollout() == Rollout.FAILED) {
        StopCause cause = lastCause(failedOf(d));
        found.add(
            Verdict.DEGRADED,
            Severity.WARNING,
            "rollout",
            "The deployment of "
                + FleetReader.shortName(d.taskDefinition())
                + " failed"
                + (cause == null ? because(d) : told(cause))
                + ".",
            d.updatedAt(),
            rollback());
      }
    }
    Deployment primary = service.primaryDeployment().orElse(null);
    if (primary == null) {
      return;
    }
    if (rolledBack(primary)) {
      found.add(
          Verdict.DEGRADED,
          Severity.WARNING,
          "rollout",
          "The last deployment was rolled back to "
              + FleetReader.shortName(primary.taskDefinition())
              + ".",
          rolledBackAt(primary).orElse(primary.createdAt()),
          show());
    } else if (primary.rollout() == Rollout.IN_PROGRESS && primary.failedTasks() > 0) {
      StopCause cause = lastCause(failedOf(primary));
      found.add(
          Verdict.DEGRADED,
          Severity.WARNING,
          "rollout",
          "The deployment of %s has %d failed %s so far%s."
                  .formatted(
                      FleetReader.shortName(primary.taskDefinition()),
                      primary.failedTasks(),
                      primary.failedTasks() == 1 ? "task" : "tasks",
                      told(cause))
              + (service.circuitBreaker()
                  ? ""
                  : " The circuit breaker is off: ECS goes on trying."),
          primary.createdAt(),
          rollback());
    } else if (primary.rollout() == Rollout.IN_PROGRESS) {
      found.add(
          Verdict.DEPLOYING,
          Severity.INFO,
          "rollout",
          "Deploying %s: %d of %d tasks."
              .formatted(
                  FleetReader.shortName(primary.taskDefinition()),
                  primary.running(),
                  primary.desired()),
          primary.createdAt(),
          null);
    }
  }

  private static String because(Deployment d) {
    return d.rolloutReason() == null ? "" : ": " + Text.stripDot(Text.clean(d.rolloutReason()));
  }

  /**
   * The circuit breaker made this deployment: ECS says so in its reason while it runs, and keeps an
   * event that names it afterwards.
   */
  private boolean rolledBack(Deployment primary) {
    if (primary.rolloutReason() != null && primary.rolloutReason().contains("rolling back to")) {
      return true;
    }
    return rolledBackAt(primary).isPresent();
  }

  /** When ECS said that it rolls back to this deployment, the last time. */
  private Optional<Instant> rolledBackAt(Deployment primary) {
    return service.events().stream()
        .filter(e -> e.message().contains("rolling back to deployment " + primary.id()))
        .map(ServiceEvent::at)
        .max(Comparator.naturalOrder());
  }

  private List<Task> failedOf(Deployment d) {
    return failed.stream().filter(t -> d.id().equals(t.startedBy())).toList();
  }

  /**
   * Failures that no failing roll-out has told already. While tasks are short a single one counts,
   * whoever started it; otherwise those of deployments that the service has left say nothing of it.
   */
  private void stopping() {
    boolean tasksShort = service.running() < service.desired();
    List<Task> untold =
        failed.stream()
            .filter(t -> tasksShort || !Failures.leftBehind(t, service))
            .filter(
                t ->
                    service.deployments().stream()
                        .noneMatch(d -> failing(d) && d.id().equals(t.startedBy())))
            .toList();
    int pattern = tasksShort ? 1 : KEEPS_STOPPING;
    StopCause cause = lastCause(untold);
    if (cause == null || untold.size() < pattern) {
      return;
    }
    found.add(
        Verdict.DEGRADED,
        Severity.WARNING,
        "stops",
        "%d %s failed within %d minutes%s."
            .formatted(
                untold.size(),
                untold.size() == 1 ? "task" : "tasks",
                STOPPING_WINDOW.toMinutes(),
                told(cause)),
        untold.getFirst().stoppedAt(),
        cause.fix());
  }

  private boolean failing(Deployment d) {
    return d.rollout() == Rollout.FAILED
        || (d.primary()
            && d.rollout() == Rollout.IN_PROGRESS
            && d.failedTasks() > 0
            && !rolledBack(d));
  }

  private void alarms() {
    for (Alarm a : signals.alarms()) {
      if (a.firing()) {
        found.add(
            Verdict.DEGRADED,
            Severity.WARNING,
            "alarm",
            "Alarm "
                + Text.clean(a.name())
                + " is firing"
                + (a.stateReason() == null ? "" : ": " + Text.stripDot(Text.clean(a.stateReason())))
                + ".",
            a.since(),
            "qd alarms history " + quoted(Text.clean(a.name())));
      }
    }
  }

  /** As a shell takes it: names of alarms may hold spaces. */
  private static String quoted(String name) {
    return name.matches("[A-Za-z0-9_./:@%+=,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  /** Each missing permission once, however many things want it. */
  private void missing() {
    Set<String> told = new HashSet<>();
    for (Unknown u : signals.missing()) {
      if (u.permission() == null || told.add(u.permission())) {
        found.add(
            Verdict.UNKNOWN,
            Severity.UNKNOWN,
            "unknown",
            "Could not read " + u.what() + ": " + u.why(),
            null,
            u.permission() == null ? null : "Allow " + u.permission());
      }
    }
  }

  private List<ServiceHealth.Change> changes() {
    List<ServiceHealth.Change> changes = new ArrayList<>();
    for (Deployment d : service.deployments()) {
      Optional.ofNullable(d.createdAt())
          .filter(at -> at.isAfter(now.minus(CHANGE_WINDOW)))
          .ifPresent(
              at ->
                  changes.add(
                      new ServiceHealth.Change(
                          at,
                          "deployment",
                          "deploys " + FleetReader.shortName(d.taskDefinition()),
                          null)));
    }
    changes.sort(Comparator.comparing(ServiceHealth.Change::at).reversed());
    return List.copyOf(changes);
  }
}
