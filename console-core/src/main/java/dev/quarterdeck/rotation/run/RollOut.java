package dev.quarterdeck.rotation.run;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.ProblemException;
import dev.quarterdeck.kernel.Text;
import dev.quarterdeck.rotation.journal.Roll;
import dev.quarterdeck.rotation.journal.Roll.State;
import dev.quarterdeck.services.Deployment;
import dev.quarterdeck.services.EcsEditor;
import dev.quarterdeck.services.Service;
import dev.quarterdeck.services.deploy.OwnDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One forced deployment for each service, found again after a crash before another is started. */
final class RollOut {
  private static final int BATCH = 10;
  private static final int TRIES = 3;
  private final Work work;

  RollOut(Work work) {
    this.work = work;
  }

  /**
   * Starts what was not started and waits for all of it.
   *
   * @param refs {@code cluster/service}
   * @param since every running task must be younger, in AWS's time
   */
  String roll(List<String> refs, boolean back, Instant since) {
    Map<String, Service> services = read(refs);
    for (String ref : refs) {
      start(ref, Optional.ofNullable(services.get(ref)), back, since);
    }
    new Following(work, back, since).wait(refs);
    long rolled = count(refs, back, State.DONE);
    long idle = count(refs, back, State.IDLE);
    return rolled
        + (rolled == 1 ? " service runs" : " services run")
        + (back ? " with the old value again" : " with the new value")
        + (idle == 0 ? "" : "; " + idle + " with nothing running left alone");
  }

  /** Forgets roll-outs that failed, so that {@link #roll} begins them anew. */
  void rollAgain(List<String> refs) {
    read(refs)
        .forEach(
            (ref, service) ->
                work.phase()
                    .roll(ref, false)
                    .filter(r -> r.state() == State.FAILED)
                    .ifPresent(r -> work.update(meant(service, false))));
  }

  private long count(List<String> refs, boolean back, State state) {
    return refs.stream()
        .flatMap(r -> work.phase().roll(r, back).stream())
        .filter(r -> r.state() == state)
        .count();
  }

  private void start(String ref, Optional<Service> found, boolean back, Instant since) {
    // On the way back a failure is tried again; on the way forward it is what turns it back.
    Roll roll =
        work.phase().roll(ref, back).filter(r -> !back || r.state() != State.FAILED).orElse(null);
    if (roll != null && roll.state() != State.MEANT) {
      return;
    }
    if (found.isEmpty() || !found.get().status().equals("ACTIVE")) {
      String[] parts = ref.split("/", 2);
      work.update(new Roll(parts[0], parts[1], "", back, null, null, null, State.IDLE));
      work.note(Text.clean(ref) + " is not there any more.");
      return;
    }
    Service service = found.get();
    if (service.desired() == 0 && service.running() == 0 && service.pending() == 0) {
      work.update(meant(service, back).to(State.IDLE));
      return;
    }
    if (roll == null) {
      roll = meant(service, back);
      work.update(roll);
    }
    work.update(roll.started(started(service, roll, since)));
  }

  private static Roll meant(Service s, boolean back) {
    return new Roll(
        s.cluster(),
        s.name(),
        s.taskDefinition(),
        back,
        s.primaryDeployment().map(Deployment::id).orElse(null),
        null,
        null,
        State.MEANT);
  }

  /**
   * UpdateService takes no token: one that was started before a lost answer is looked for first.
   */
  private OwnDeployment started(Service service, Roll roll, Instant since) {
    Service now = service;
    for (int i = 0; ; i++) {
      Optional<OwnDeployment> there = begun(now, roll, since);
      if (there.isPresent()) {
        return there.get();
      }
      switch (work.parts
          .ecsEditor()
          .update(roll.cluster(), roll.service(), EcsEditor.Update.REDEPLOY)) {
        case Outcome.Done<Service>(Service updated) -> {
          return OwnDeployment.of(updated)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          new Problem.Refused(
                              Text.clean(roll.ref())
                                  + " is not deployed by ECS itself; it was not redeployed.",
                              "Redeploy it with its own tool.")));
        }
        case Outcome.Failed<Service>(Problem problem) -> {
          if (i == TRIES || !problem.passes()) {
            throw new ProblemException(problem);
          }
          work.pause(Following.EVERY);
          now = read(List.of(roll.ref())).getOrDefault(roll.ref(), now);
        }
      }
    }
  }

  private static Optional<OwnDeployment> begun(Service service, Roll roll, Instant since) {
    return service
        .primaryDeployment()
        .filter(d -> !d.id().equals(roll.before()))
        .filter(d -> d.createdAt() != null && !d.createdAt().isBefore(since))
        .map(d -> OwnDeployment.of(service, d));
  }

  private Map<String, Service> read(List<String> refs) {
    Map<String, List<String>> byCluster = new LinkedHashMap<>();
    for (String ref : refs) {
      String[] parts = ref.split("/", 2);
      byCluster.computeIfAbsent(parts[0], c -> new ArrayList<>()).add(parts[1]);
    }
    Map<String, Service> found = new LinkedHashMap<>();
    byCluster.forEach(
        (cluster, names) -> {
          for (int i = 0; i < names.size(); i += BATCH) {
            Listing<Service> read =
                work.parts
                    .ecs()
                    .services(cluster, names.subList(i, Math.min(names.size(), i + BATCH)))
                    .orThrow();
            read.items().forEach(s -> found.put(s.ref(), s));
          }
        });
    return found;
  }
}
