/**
 * The full-screen console: draws what core's screen package decided, and turns keys into its
 * messages.
 */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.console;
