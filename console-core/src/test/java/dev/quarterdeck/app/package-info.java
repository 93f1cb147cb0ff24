/** Consoles on a sandbox that tests drive. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.app;
