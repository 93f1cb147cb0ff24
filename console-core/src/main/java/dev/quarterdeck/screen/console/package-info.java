/** The console's state, messages, actions and what is to be drawn. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.console;
