package dev.quarterdeck.sandbox;

import dev.quarterdeck.sandbox.world.World;
import dev.quarterdeck.sandbox.world.storage.Bucket;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What lies around the fleet: its buckets, the CDN before its web pages, the nightly backups. */
final class ScenarioStorage {
  private final World world;
  private final Instant start;

  ScenarioStorage(World world, Instant start) {
    this.world = world;
    this.start = start;
  }

  /** Production is in good order but for its TLS policy and its logs; staging never was tidied. */
  void create() {
    String region = world.account().region();
    Bucket prod = world.storage().createBucket("acme-prod-uploads", region);
    prod.versioning = "Enabled";
    prod.lifecycle =
        BucketLifecycleConfiguration.builder()
            .rules(
                LifecycleRule.builder()
                    .id("old versions")
                    .status("Enabled")
                    .filter(f -> f.prefix(""))
                    .noncurrentVersionExpiration(e -> e.noncurrentDays(90))
                    .build())
            .build();
    Bucket staging = world.storage().createBucket("acme-staging-uploads", region);
    staging.publicAccess = null;
    staging.ownership = null;
    world
        .storage()
        .backups()
        .put(world.account().arn("rds", "cluster:acme-prod"), start.minus(Duration.ofHours(9)));
    world.balancing().balancers().stream()
        .filter(b -> b.name().equals("acme-prod-web"))
        .forEach(b -> distribution(b.dnsName()));
  }

  private void distribution(String origin) {
    world
        .edge()
        .create(
            DistributionConfig.builder()
                .callerReference("acme-prod-web")
                .comment("acme web")
                .enabled(true)
                .aliases(a -> a.quantity(1).items("app.acme.example.com"))
                .origins(
                    o ->
                        o.quantity(1)
                            .items(
                                Origin.builder()
                                    .id("web")
                                    .domainName(origin)
                                    .customOriginConfig(
                                        c ->
                                            c.httpPort(80)
                                                .httpsPort(443)
                                                .originProtocolPolicy("https-only"))
                                    .build()))
                .defaultCacheBehavior(
                    b -> b.targetOriginId("web").viewerProtocolPolicy("redirect-to-https"))
                .build());
  }
}
