/** Logs on the command line: tail, search, Insights. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.logs;
