/** Inventory, keys, usage, staleness and reveal on the command line. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.tui.command.secrets;
