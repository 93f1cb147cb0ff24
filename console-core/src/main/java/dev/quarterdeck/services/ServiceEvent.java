package dev.quarterdeck.services;

import java.time.Instant;

/** One of the newest hundred events that ECS keeps for a service. */
public record ServiceEvent(String id, Instant at, String message) {}
