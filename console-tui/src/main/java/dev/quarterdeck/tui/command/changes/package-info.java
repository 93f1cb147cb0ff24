/** The time line of changes on the command line. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.changes;
