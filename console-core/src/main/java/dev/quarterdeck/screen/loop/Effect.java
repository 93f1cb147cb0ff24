package dev.quarterdeck.screen.loop;

import java.util.concurrent.Callable;

/**
 * Work off the loop that comes back as a message.
 *
 * @param key the newest effect with a key cancels the older one; its answer is dropped
 */
public record Effect<M>(String key, Callable<M> body) {}
