/** What is printed, to the byte. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.output;
