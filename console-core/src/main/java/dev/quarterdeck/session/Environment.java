package dev.quarterdeck.session;

/**
 * The label of the environment that is being worked on.
 *
 * @param label for example {@code production}; {@code sandbox} on the sandbox
 * @param production whether changes ask for more and the screens look different
 */
public record Environment(String label, boolean production) {}
