/** The nouns of the command line; one sub-package each. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command;
