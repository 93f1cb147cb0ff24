package dev.quarterdeck.health.probe;

import java.net.URI;

/**
 * Where a service's health is asked for.
 *
 * @param service its name or {@code cluster/name}, with {@code *} for any text
 * @param url the address of the health endpoint
 * @param always whether it is asked every time, without {@code --probe}
 */
public record ProbeRule(String service, URI url, boolean always) {}
