package dev.quarterdeck.app;

import dev.quarterdeck.readiness.collect.BalancerFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.SecretPolicies;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.collect.WatchFacts;
import dev.quarterdeck.readiness.fix.WatchEditor;
import dev.quarterdeck.secrets.TaskSecrets;
import dev.quarterdeck.session.Identities;

/** AWS as the readiness checklist sees it, beside what other features read. */
public record ReadinessPorts(
    EcsFacts ecs,
    BalancerFacts balancers,
    WatchFacts watch,
    SecretPolicies secretPolicies,
    WatchEditor watchEditor) {

  /** All that a run reads from; {@code identities} may remember what it learns. */
  Sources sources(Ports ports, TaskSecrets holdings, Identities identities) {
    return new Sources(
        identities,
        ecs,
        ports.ecs(),
        ports.secrets(),
        holdings,
        secretPolicies,
        balancers,
        ports.loadBalancers(),
        watch);
  }
}
