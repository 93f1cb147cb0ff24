package dev.quarterdeck.app;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.rotation.Rotations;
import dev.quarterdeck.rotation.journal.Journals;
import dev.quarterdeck.rotation.plan.Schedules;
import dev.quarterdeck.rotation.report.Reporting;
import dev.quarterdeck.rotation.run.HttpProbe;
import dev.quarterdeck.rotation.run.Parts;
import java.util.List;

/** What a rotation is made of, put together from a session's parts. */
final class Rotating {
  private Rotating() {}

  static Rotations rotations(Console c, Journals journals) {
    Ports ports = c.ports();
    Parts parts =
        new Parts(
            ports.secrets(),
            ports.secretEditor(),
            ports.ecs(),
            ports.ecsEditor(),
            services -> c.health(c.deadline(), scope(services)),
            secrets -> c.usage().usageOf(c.deadline(), secrets),
            HttpProbe.real(),
            c.recipes()::get,
            c.clock(),
            c.pause());
    Schedules schedules = new Schedules(ports.scheduledTasks(), ports.ecs(), c::deadline);
    return new Rotations(
        new Rotations.Tools(
            parts,
            journals,
            c.usage(),
            schedules,
            new Reporting(ports.secrets(), c.usage(), schedules, c.reuse(), c.clock(), c::deadline),
            c::identity,
            c::region,
            c::deadline));
  }

  /** All in one cluster read that cluster only. */
  private static HealthCheck.Scope scope(List<String> services) {
    List<String> clusters =
        services.stream().map(s -> s.substring(0, s.indexOf('/'))).distinct().toList();
    return HealthCheck.Scope.verdict(clusters.size() == 1 ? clusters.getFirst() : null, services);
  }
}
