package dev.quarterdeck.sandbox.world.watch;

/** One line; times in milliseconds of the epoch. */
public record LogEvent(String stream, long at, long ingested, String message) {}
