package dev.quarterdeck.sandbox.world.edge;

import java.time.Instant;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/** A CDN before some origins, as it was asked for. */
public record Distribution(
    String id, String arn, String domainName, Instant changedAt, DistributionConfig config) {}
