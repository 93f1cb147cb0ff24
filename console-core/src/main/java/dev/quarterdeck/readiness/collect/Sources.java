package dev.quarterdeck.readiness.collect;

import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.health.LoadBalancers;
import dev.quarterdeck.readiness.lint.Parameters;
import dev.quarterdeck.secrets.SecretStore;
import dev.quarterdeck.secrets.TaskSecrets;
import dev.quarterdeck.services.Ecs;
import dev.quarterdeck.session.Identities;

/** The ports that a run reads from. */
public record Sources(
    Identities identities,
    EcsFacts ecs,
    Ecs tasks,
    SecretStore secrets,
    TaskSecrets holdings,
    Parameters parameters,
    SecretPolicies secretPolicies,
    BalancerFacts balancers,
    LoadBalancers targets,
    WatchFacts watch,
    BackupFacts backups,
    BucketFacts buckets,
    CdnFacts cdn,
    TraceFacts traces,
    CertificateFacts certificates,
    FirewallFacts firewalls,
    ImageFacts images,
    KeyFacts keys,
    NetworkFacts network,
    RoleFacts roles,
    TopicFacts topics,
    DatabaseFacts databases,
    CacheFacts caches,
    ScalingFacts scaling) {}
