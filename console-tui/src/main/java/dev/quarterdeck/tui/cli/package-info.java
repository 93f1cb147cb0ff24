/** What every command shares: arguments, global options, help, running, failing, exit codes. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.cli;
