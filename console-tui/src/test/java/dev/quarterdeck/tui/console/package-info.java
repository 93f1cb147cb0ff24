/** Tests that drive the real console on virtual screens. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.console;
