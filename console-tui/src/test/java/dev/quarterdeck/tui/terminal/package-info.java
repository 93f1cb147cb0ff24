/** Tests of the terminal layer on virtual screens. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.terminal;
