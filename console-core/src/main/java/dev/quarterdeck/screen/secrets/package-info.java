/** Secrets, masked, as tables and pages. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.screen.secrets;
