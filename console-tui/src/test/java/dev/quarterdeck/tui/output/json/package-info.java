/** JSON text, to the character. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.output.json;
