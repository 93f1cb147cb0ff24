package dev.quarterdeck.app;

import dev.quarterdeck.access.role.RoleFacts;
import dev.quarterdeck.access.role.SecretPolicies;
import dev.quarterdeck.readiness.collect.BackupFacts;
import dev.quarterdeck.readiness.collect.BalancerFacts;
import dev.quarterdeck.readiness.collect.BucketFacts;
import dev.quarterdeck.readiness.collect.CacheFacts;
import dev.quarterdeck.readiness.collect.CdnFacts;
import dev.quarterdeck.readiness.collect.CertificateFacts;
import dev.quarterdeck.readiness.collect.DatabaseFacts;
import dev.quarterdeck.readiness.collect.EcsFacts;
import dev.quarterdeck.readiness.collect.FirewallFacts;
import dev.quarterdeck.readiness.collect.ImageFacts;
import dev.quarterdeck.readiness.collect.KeyFacts;
import dev.quarterdeck.readiness.collect.NetworkFacts;
import dev.quarterdeck.readiness.collect.ScalingFacts;
import dev.quarterdeck.readiness.collect.Sources;
import dev.quarterdeck.readiness.collect.TopicFacts;
import dev.quarterdeck.readiness.collect.TraceFacts;
import dev.quarterdeck.readiness.collect.WatchFacts;
import dev.quarterdeck.readiness.fix.WatchEditor;
import dev.quarterdeck.secrets.TaskSecrets;
import dev.quarterdeck.session.Identities;
import java.util.function.Consumer;

/** AWS as the readiness checklist sees it, beside what other features read. */
public record ReadinessPorts(
    EcsFacts ecs,
    BalancerFacts balancers,
    WatchFacts watch,
    SecretPolicies secretPolicies,
    WatchEditor watchEditor,
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
    ScalingFacts scaling) {

  /**
   * All that a run reads from; {@code identities} and {@code clusters} may remember what they
   * learn.
   */
  Sources sources(
      Ports ports, TaskSecrets holdings, Identities identities, Consumer<String> clusters) {
    return new Sources(
        identities,
        new TellingEcsFacts(ecs, clusters),
        ports.ecs(),
        ports.secrets(),
        holdings,
        ports.parameters(),
        secretPolicies,
        balancers,
        ports.loadBalancers(),
        watch,
        backups,
        buckets,
        cdn,
        traces,
        certificates,
        firewalls,
        images,
        keys,
        network,
        roles,
        topics,
        databases,
        caches,
        scaling);
  }
}
