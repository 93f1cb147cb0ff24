package dev.quarterdeck.health.timeline;

import dev.quarterdeck.kernel.Deadline;
import dev.quarterdeck.kernel.Gaps;
import dev.quarterdeck.kernel.Gather;
import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.services.FleetReader;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.ServiceEvent;
import dev.quarterdeck.services.TaskDefinition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Deployments, revisions and what ECS says of a service. The history is asked for only where the
 * service itself shows that something was deployed.
 */
final class Rollouts {
  /** Said all the time, and of no use here. */
  private static final Pattern ROUTINE =
      Pattern.compile(
          "has reached a steady state|has started \\d+ tasks|has stopped \\d+ running"
              + "|registered \\d+ targets|deregistered \\d+ targets|has begun draining"
              + "|deployment completed");

  private static final Pattern REVISION = Pattern.compile("(.*):(\\d+)");
  private static final Pattern BAD =
      Pattern.compile(
          "unable|failed|unhealthy|rolling back|was not able|cannot", Pattern.CASE_INSENSITIVE);

  private final Ecs ecs;
  private final History history;
  private final TimeLineReader.Looked looked;

  Rollouts(Ecs ecs, History history, TimeLineReader.Looked looked) {
    this.ecs = ecs;
    this.history = history;
    this.looked = looked;
  }

  Outcome<Listing<Entry>> read(Deadline deadline) {
    return Outcome.of(
        () -> {
          Gaps gaps = new Gaps();
          List<Entry> entries = new ArrayList<>();
          List<Service> moved = looked.services().stream().filter(this::moved).toList();
          List<Outcome<Listing<Entry>>> read =
              Gather.each(deadline, moved, s -> "deployments of " + s.ref(), s -> deployments(s));
          for (int i = 0; i < moved.size(); i++) {
            take(read.get(i), "deployments of " + moved.get(i).ref(), entries, gaps);
          }
          Map<String, List<String>> families = families(moved);
          List<String> names = List.copyOf(families.keySet());
          List<Outcome<Listing<Entry>>> registered =
              Gather.each(
                  deadline,
                  names,
                  f -> "revisions of " + f,
                  f -> revisions(f, families.getOrDefault(f, List.of())));
          for (int i = 0; i < names.size(); i++) {
            take(registered.get(i), "revisions of " + names.get(i), entries, gaps);
          }
          looked.services().forEach(s -> events(s, entries));
          return new Listing<>(entries, gaps.told());
        });
  }

  private static void take(
      Outcome<Listing<Entry>> read, String what, List<Entry> entries, Gaps gaps) {
    switch (read) {
      case Outcome.Done<Listing<Entry>>(Listing<Entry> l) -> entries.addAll(l.items());
      case Outcome.Failed<Listing<Entry>>(Problem p) -> gaps.add("rollouts", what, p);
    }
  }

  private boolean moved(Service s) {
    return s.deployments().stream().anyMatch(d -> since(d.createdAt()) || since(d.updatedAt()))
        || s.events().stream().anyMatch(e -> since(e.at()) && e.message().contains("deployment"));
  }

  private boolean since(@Nullable Instant at) {
    return at != null && !at.isBefore(looked.since());
  }

  private Outcome<Listing<Entry>> deployments(Service s) {
    return history
        .rollouts(s.cluster(), s.name(), looked.since())
        .map(l -> new Listing<>(l.items().stream().map(r -> entry(s, r)).toList(), l.unknowns()));
  }

  private Entry entry(Service s, History.Rollout r) {
    String runs =
        r.taskDefinition() == null
            ? "an unknown revision"
            : FleetReader.shortName(r.taskDefinition());
    String how =
        switch (r.status()) {
          case "SUCCESSFUL" -> "done";
          case "PENDING", "IN_PROGRESS" -> "under way";
          case "ROLLBACK_SUCCESSFUL" -> "failed and rolled back";
          case "ROLLBACK_IN_PROGRESS", "ROLLBACK_REQUESTED" -> "failed, rolling back";
          case "ROLLBACK_FAILED" -> "failed, and so did the rollback";
          case "STOPPED", "STOP_REQUESTED" -> "stopped";
          default -> r.status();
        };
    String detail = r.taskDefinition() == null ? null : difference(r.taskDefinition());
    return new Entry(
        r.createdAt(),
        Kind.DEPLOYMENT,
        List.of(s.ref()),
        runs,
        "deploys " + runs + " (" + how + ")",
        detail == null ? r.reason() : detail,
        null,
        false);
  }

  /** Against the revision before; null where one of the two cannot be read. */
  private @Nullable String difference(String arn) {
    Matcher m = REVISION.matcher(arn);
    if (!m.matches() || m.group(2).equals("1")) {
      return null;
    }
    String before = m.group(1) + ":" + (Long.parseLong(m.group(2)) - 1);
    return ecs.taskDefinition(arn) instanceof Outcome.Done<TaskDefinition>(TaskDefinition now)
            && ecs.taskDefinition(before)
                instanceof Outcome.Done<TaskDefinition>(TaskDefinition old)
        ? RevisionDiff.line(old, now)
        : null;
  }

  /** Families of the services, with who runs them. */
  private static Map<String, List<String>> families(List<Service> services) {
    Map<String, Set<String>> by = new LinkedHashMap<>();
    for (Service s : services) {
      String name = FleetReader.shortName(s.taskDefinition());
      int colon = name.lastIndexOf(':');
      by.computeIfAbsent(colon < 0 ? name : name.substring(0, colon), f -> new LinkedHashSet<>())
          .add(s.ref());
    }
    Map<String, List<String>> families = new LinkedHashMap<>();
    by.forEach((f, refs) -> families.put(f, List.copyOf(refs)));
    return families;
  }

  private Outcome<Listing<Entry>> revisions(String family, List<String> services) {
    return history
        .registrations(family, looked.since())
        .map(
            l ->
                new Listing<>(
                    l.items().stream()
                        .filter(r -> since(r.at()))
                        .map(r -> revision(r, services))
                        .toList(),
                    l.unknowns()));
  }

  private Entry revision(History.Registration r, List<String> services) {
    String name = FleetReader.shortName(r.arn());
    return new Entry(
        Objects.requireNonNull(r.at()),
        Kind.REVISION,
        services,
        name,
        "revision " + name + " registered",
        difference(r.arn()),
        r.by(),
        false);
  }

  /** What ECS says again and again is told once, at the first time. */
  private void events(Service s, List<Entry> entries) {
    Map<String, List<ServiceEvent>> same = new LinkedHashMap<>();
    for (ServiceEvent e : s.events().reversed()) {
      if (since(e.at()) && !ROUTINE.matcher(e.message()).find()) {
        same.computeIfAbsent(said(e), t -> new ArrayList<>()).add(e);
      }
    }
    same.forEach(
        (text, events) -> {
          ServiceEvent first = events.getFirst();
          int more = events.size() - 1;
          entries.add(
              new Entry(
                  first.at(),
                  first.message().contains("desired count") ? Kind.SCALING : Kind.EVENT,
                  List.of(s.ref()),
                  s.name(),
                  text,
                  more == 0
                      ? null
                      : "and "
                          + more
                          + " more, the last at "
                          + events.getLast().at().truncatedTo(ChronoUnit.SECONDS),
                  null,
                  BAD.matcher(text).find()));
        });
  }

  /** Without what the entry says anyway: the service, ids of tasks, the middle of ARNs. */
  private static String said(ServiceEvent event) {
    return event.brief().replaceAll("\\(task [0-9a-f]{32}\\) ?", "");
  }
}
