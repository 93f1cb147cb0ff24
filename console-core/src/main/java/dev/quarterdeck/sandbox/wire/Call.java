package dev.quarterdeck.sandbox.wire;

import java.time.Instant;

/**
 * What a handler may know about the request beside its body.
 *
 * @param service signing name, for example {@code ecs} or {@code secretsmanager}
 * @param operation the operation's name as the API spells it, for example {@code ListClusters}
 * @param now the world's time at which this request is answered
 * @param account the 12-digit account of the caller
 * @param region the region in the request's credential scope
 * @param callerArn the ARN that GetCallerIdentity would answer
 * @param requestId the request id sent back in the headers
 */
public record Call(
    String service,
    String operation,
    Instant now,
    String account,
    String region,
    String callerArn,
    String requestId) {}
