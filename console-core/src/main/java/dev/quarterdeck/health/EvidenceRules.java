package dev.quarterdeck.health;

import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.Trend;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What requests, containers, endpoints and events say. Errors, latency, container health and probes
 * can degrade a service; use of CPU and memory, images, secrets, revisions and log lines are told
 * only: what is too much of them is each service's own, and an alarm decides it.
 */
final class EvidenceRules {
  /** Use of CPU or memory from which it is told, in percent. */
  private static final double MUCH = 90;

  /** A deployment this long before trouble began is the first to blame. */
  private static final Duration BLAME = Duration.ofMinutes(30);

  /** Events this young still say why tasks are short. */
  private static final Duration EVENT_WINDOW = Duration.ofMinutes(15);

  /** Certificates that end within this time are told. */
  private static final Duration TLS_SOON = Duration.ofDays(21);

  private final Signals signals;
  private final Service service;
  private final Instant now;
  private final Findings found;

  EvidenceRules(Signals signals, Instant now, Findings found) {
    this.signals = signals;
    this.service = signals.service();
    this.now = now;
    this.found = found;
  }

  void containers() {
    List<Task> bad =
        signals.tasks().stream()
            .filter(t -> t.lastStatus().equals("RUNNING") && t.health().equals("UNHEALTHY"))
            .toList();
    if (!bad.isEmpty()) {
      found.degraded(
          "containers",
          "%d of %d tasks %s the container health check."
              .formatted(bad.size(), signals.tasks().size(), bad.size() == 1 ? "fails" : "fail"),
          null,
          logs());
    }
  }

  void probes() {
    for (Probe p : signals.evidence().probes()) {
      if (p.failure() != null) {
        String text = p.address() + ": " + Text.stripDot(p.failure()) + ".";
        if (p.certain()) {
          found.degraded("probe", text, null, logs());
        } else {
          found.tell("probe", text, null, "Set the address: probes, in the configuration");
        }
      } else if (p.tlsExpires() != null && p.tlsExpires().isBefore(now.plus(TLS_SOON))) {
        found.tell(
            "probe",
            "The certificate of %s ends in %d days."
                .formatted(p.address().getHost(), Duration.between(now, p.tlsExpires()).toDays()),
            null,
            "Renew it, or look why ACM does not");
      }
    }
  }

  void load() {
    Load load = signals.evidence().load();
    Trend errors = load.errors();
    if (errors != null && errors.high()) {
      found.degraded(
          "errors",
          "%s of the requests end in errors (5xx); usually %s."
              .formatted(percent(errors.now()), percent(usual(errors))),
          errors.since(),
          blame(errors));
    }
    Trend latency = load.latency();
    if (latency != null && latency.high()) {
      found.degraded(
          "latency",
          "Responses take up to %s (p95); usually %s."
              .formatted(seconds(latency.now()), seconds(usual(latency))),
          latency.since(),
          blame(latency));
    }
  }

  private static double usual(Trend t) {
    return Objects.requireNonNull(t.usual());
  }

  /** What was deployed just before is the way back; otherwise the logs say more. */
  private String blame(Trend trend) {
    Instant since = Objects.requireNonNull(trend.since());
    boolean deployed =
        service
            .primaryDeployment()
            .map(Deployment::createdAt)
            .map(
                at ->
                    at.isAfter(since.minus(BLAME))
                        && !at.isAfter(since.plus(Duration.ofMinutes(5))))
            .orElse(false);
    return deployed ? "qd services rollback " + service.ref() : logs();
  }

  /** Why ECS cannot start what is missing, in its own words. */
  void events() {
    if (service.running() >= service.desired()) {
      return;
    }
    service.events().stream()
        .filter(e -> e.at().isAfter(now.minus(EVENT_WINDOW)))
        .filter(
            e ->
                e.message().contains("unable to place a task")
                    || e.message().contains("unable to consistently start tasks"))
        .max(Comparator.comparing(ServiceEvent::at))
        .ifPresent(
            e ->
                found.degraded(
                    "events",
                    "ECS says: " + Text.stripDot(Text.clean(e.message())) + ".",
                    e.at(),
                    "qd services events " + service.ref()));
  }

  void told() {
    use("CPU", signals.evidence().load().cpu());
    use("Memory", signals.evidence().load().memory());
    images();
    Evidence.Depth depth = signals.evidence().depth();
    if (depth != null) {
      stale(depth);
      drift(depth);
      logErrors(depth);
    }
  }

  private void use(String what, @Nullable Double percent) {
    if (percent != null && percent >= MUCH) {
      found.tell(
          "use",
          "%s: %.0f %% of what the tasks reserve is in use.".formatted(what, percent),
          null,
          "qd metrics " + service.ref());
    }
  }

  private void images() {
    for (Evidence.Image i : signals.evidence().images()) {
      if (i.mixed()) {
        found.tell(
            "image",
            "Tasks of one revision run %d different images as %s: the tag was moved."
                .formatted(i.digests().size(), Text.clean(i.image() == null ? "?" : i.image())),
            null,
            "qd services deploy " + service.ref());
      }
    }
  }

  private void stale(Evidence.Depth depth) {
    if (depth.stale() == null || depth.stale().isEmpty()) {
      return;
    }
    TreeMap<String, List<StaleTask>> bySecret = new TreeMap<>();
    for (StaleTask t : depth.stale()) {
      bySecret.merge(t.secret(), List.of(t), EvidenceRules::both);
    }
    bySecret.forEach(
        (secret, tasks) -> {
          boolean certain =
              tasks.stream().anyMatch(t -> t.certainty() == StaleTask.Certainty.CERTAIN);
          TreeSet<String> keys = new TreeSet<>();
          tasks.forEach(t -> keys.addAll(t.keys()));
          @Nullable Instant since =
              tasks.stream()
                  .map(StaleTask::currentSince)
                  .filter(Objects::nonNull)
                  .max(Comparator.naturalOrder())
                  .orElse(null);
          long stopping = tasks.stream().filter(StaleTask::stopping).count();
          long staying = tasks.size() - stopping;
          String what = " an old value of " + Text.clean(secret) + ".";
          if (staying > 0) {
            found.tell(
                "secrets",
                "%d of %d tasks %s%s"
                    .formatted(
                        staying,
                        signals.tasks().size(),
                        certain ? staying == 1 ? "holds" : "hold" : "may hold",
                        what),
                since,
                "qd services deploy " + service.ref());
          }
          if (stopping > 0) {
            found.tell(
                "secrets",
                (stopping == 1
                        ? "1 task is stopping and still "
                        : stopping + " tasks are stopping and still ")
                    + (certain ? stopping == 1 ? "holds" : "hold" : "may hold")
                    + what,
                since,
                null);
          }
        });
  }

  private static List<StaleTask> both(List<StaleTask> a, List<StaleTask> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }

  private void drift(Evidence.Depth depth) {
    String newest = depth.newest();
    if (newest != null && !newest.equals(service.taskDefinition())) {
      found.tell(
          "drift",
          "It runs %s; the family's newest revision is %s."
              .formatted(
                  FleetReader.shortName(service.taskDefinition()), FleetReader.shortName(newest)),
          null,
          "qd services diff " + service.ref());
    }
  }

  private void logErrors(Evidence.Depth depth) {
    Evidence.LogErrors errors = depth.logErrors();
    if (errors != null && errors.count() > 0) {
      found.tell(
          "logs",
          "%d%s log %s of the last %d minutes look%s like errors."
              .formatted(
                  errors.count(),
                  errors.more() ? " or more" : "",
                  errors.count() == 1 ? "line" : "lines",
                  DepthReader.LOG_WINDOW.toMinutes(),
                  errors.count() == 1 ? "s" : ""),
          null,
          logs());
    }
  }

  private String logs() {
    return "qd logs tail " + service.ref();
  }

  private static String percent(double share) {
    return share >= 0.1
        ? "%.0f %%".formatted(share * 100)
        : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String seconds(double s) {
    return s < 1 ? "%.0f ms".formatted(s * 1000) : String.format(Locale.ROOT, "%.1f s", s);
  }
}
