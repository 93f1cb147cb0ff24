package dev.quarterdeck.sandbox.wire;

/**
 * Answers one operation: a plain typed function from the SDK's request class to its response class.
 * Runs under the world's lock, so a handler sees and changes one consistent state.
 */
@FunctionalInterface
public interface Handler<Q, R> {
  /** Throws {@link ServiceError} for what AWS would refuse. */
  R handle(Q request, Call call);
}
