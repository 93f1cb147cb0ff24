package dev.quarterdeck.sandbox.world.watch;

import java.time.Instant;

/** A CloudWatch dashboard: its JSON as it was put. */
public record Dashboard(String name, String body, Instant modified) {}
