/** The program {@code qd}: its entry point. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui;
