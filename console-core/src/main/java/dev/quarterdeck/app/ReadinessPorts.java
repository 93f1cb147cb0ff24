package dev.quarterdeck.app;

import dev.quarterdeck.readiness.collect.BalancerFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.SecretPolicies;
import dev.quarterdeck.readiness.collect.WatchFacts;
import dev.quarterdeck.readiness.fix.WatchEditor;

/** AWS as the readiness checklist sees it, beside what other features read. */
public record ReadinessPorts(
    EcsFacts ecs,
    BalancerFacts balancers,
    WatchFacts watch,
    SecretPolicies secretPolicies,
    WatchEditor watchEditor) {}
