package dev.quarterdeck.app;

import dev.quarterdeck.health.HealthCheck;
import dev.quarterdeck.topology.TopologyReader;

/** What services stand behind and on, read through one console. */
final class Surroundings {
  private Surroundings() {}

  static TopologyReader of(Console c) {
    Ports ports = c.ports();
    return new TopologyReader(
        new TopologyReader.Sources(
            deadline -> c.health(deadline, HealthCheck.Scope.ALL),
            c.fleet(),
            ports.loadBalancers(),
            c.usage(),
            c.inventory(),
            ports.secretValues(),
            ports.readiness().ecs(),
            ports.readiness().databases(),
            ports.readiness().caches(),
            ports.identities(),
            c.audit(),
            c::region));
  }
}
