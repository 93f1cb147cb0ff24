/** Values on a clipboard for a moment: the tools, the terminal, and their clearing. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.clipboard;
