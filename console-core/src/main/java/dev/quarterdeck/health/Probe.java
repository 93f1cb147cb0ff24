package dev.quarterdeck.health;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a health endpoint answered to one GET.
 *
 * @param status the HTTP status; null without an answer
 * @param took until the status was there; null without an answer
 * @param tlsExpires when its certificate ends; null over http
 * @param failure why it failed, as a sentence; null when it did well
 * @param certain false where the address was guessed from a load balancer, so that a failure may be
 *     the guess's
 */
public record Probe(
    URI address,
    @Nullable Integer status,
    @Nullable Duration took,
    @Nullable Instant tlsExpires,
    @Nullable String failure,
    boolean certain) {}
