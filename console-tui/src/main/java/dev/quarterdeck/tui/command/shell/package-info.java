/** Completion scripts for shells. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.shell;
