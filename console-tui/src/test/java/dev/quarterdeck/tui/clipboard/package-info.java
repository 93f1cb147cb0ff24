/** Tests of the clipboard. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.clipboard;
