package dev.quarterdeck.screen.session;

import dev.quarterdeck.health.HealthReport;
import dev.quarterdeck.screen.console.State;
import dev.quarterdeck.session.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What one context answered.
 *
 * @param identity null where it could not be read
 */
public record Elsewhere(State.Facts facts, @Nullable Identity identity, HealthReport health) {}
