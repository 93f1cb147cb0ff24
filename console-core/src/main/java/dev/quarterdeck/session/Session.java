package dev.quarterdeck.session;

import dev.quarterdeck.kernel.Outcome;
import java.util.function.Supplier;

/**
 * One connection while it is in use. An answer that carries another epoch than the current session's
 * belongs to a profile or region that was left, and is dropped.
 *
 * @param epoch counts switches, from 1
 * @param identity asks who the caller is; asks AWS the first time it is called
 */
public record Session(
    long epoch,
    Connection connection,
    Environment environment,
    ReadOnlyGuard guard,
    Supplier<Outcome<Identity>> identity) {}
